package io.distrib.it.seeded.servlet;

/** Breaks the rule "limits stay in their adapter". */
final class UsesLimits {
  com.netflix.concurrency.limits.Limit limit;
}
