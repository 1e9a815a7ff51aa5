/** A test class for adapters of other servers: raw requests, and what has to come of each. */
module io.distrib.adapter.testkit {
  requires transitive io.distrib.core;
  requires transitive org.junit.jupiter.api;
  requires transitive org.junit.jupiter.params;
  requires com.google.common;
  requires static transitive org.jspecify;

  exports io.distrib.adapter.testkit;

  // JUnit calls test methods that are not public.
  opens io.distrib.adapter.testkit to
      org.junit.platform.commons;
}
