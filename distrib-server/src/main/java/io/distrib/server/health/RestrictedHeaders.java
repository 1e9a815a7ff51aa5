package io.distrib.server.health;

/**
 * Lets the JDK's HTTP client send a Host field of our own. The JDK reads the setting once, when its
 * client is first used: so this belongs before that.
 */
final class RestrictedHeaders {
  private static final String PROPERTY = "jdk.httpclient.allowRestrictedHeaders";
  private static final String HOST = "host";

  private RestrictedHeaders() {}

  static synchronized void allowHost() {
    String allowed = System.getProperty(PROPERTY, "");
    if (!("," + allowed + ",").contains("," + HOST + ",")) {
      System.setProperty(PROPERTY, allowed.isEmpty() ? HOST : allowed + "," + HOST);
    }
  }
}
