/** Path markers in Tomcat: a valve in front of its mapping. */
module io.distrib.tomcat {
  requires transitive io.distrib.core;
  requires transitive org.apache.tomcat.embed.core;
  requires static transitive org.jspecify;

  exports io.distrib.tomcat;
}
