package io.distrib.it.seeded.servlet;

/** Breaks the rule "jetty stays in its adapter". */
final class UsesJetty {
  org.eclipse.jetty.server.Handler handler;
}
