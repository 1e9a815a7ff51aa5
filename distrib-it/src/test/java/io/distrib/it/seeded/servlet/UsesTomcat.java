package io.distrib.it.seeded.servlet;

/** Breaks the rule "tomcat stays in its adapter". */
final class UsesTomcat {
  org.apache.catalina.Valve valve;
}
