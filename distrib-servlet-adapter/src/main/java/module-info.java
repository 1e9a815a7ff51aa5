/** The redirect component as a servlet filter. */
module io.distrib.servlet {
  requires transitive io.distrib.core;
  requires transitive jakarta.servlet;
  requires com.google.common;
  requires java.management;
  requires static transitive org.jspecify;

  exports io.distrib.servlet;
}
