package io.distrib.it.adapter;

import java.util.List;

/**
 * Further rows, in the form of {@link KitTable}'s: targets, markers and pages that break others.
 */
final class KitEdgeTable {
  private static final String ROWS =
      """
      FLAT | GET HTTP://app.example.test/x HTTP/1.1 | Host: app.example.test | 302 | B/x?distrib=@@ |
      FLAT | GET http://app.example.test:8080/x HTTP/1.1 | Host: app.example.test:8080 | 302 | http://boston.app.example.test:8080/x?distrib=@@ |
      FLAT | GET http://app.example.test?x HTTP/1.1 | Host: app.example.test | 302 | B/?x&distrib=@@ |
      FLAT | GET http://evil.test/x HTTP/1.1 | Host: app.example.test | 302 | B/x?distrib=@@ | 400 | 400
      FLAT | GET http://evil.test/x HTTP/1.1 | Host: evil.test | 302 | B/x?distrib=@@ |
      FLAT | GET http://evil.test:8080/x HTTP/1.1 | Host: evil.test:8080 | 302 | http://boston.app.example.test:8080/x?distrib=@@ |
      FLAT | GET http://app.example.test/x HTTP/1.1 | Host: evil@x | 400 | | 400 | 400
      FLAT | GET http://app.example.test/x HTTP/1.1 | Host: app.example.test;x | 400 | | 400 | 400
      FLAT | GET http://app.example.test/x HTTP/1.1 | Host: app.example.test ;; Host: evil.test | 400 | | 400 | 400
      FLAT | GET / HTTP/1.1 | Host: app.example.test ;; Connection: Upgrade ;; Upgrade: foo, websocket | 503 | |
      FLAT | GET http:///x HTTP/1.1 | Host: app.example.test | 400 | | 400 | 400
      FLAT | GET http://app.example.test:99999/x HTTP/1.1 | Host: app.example.test | 400 | | 400 | 400
      FLAT | GET http://app.example.test\\@evil.test/x HTTP/1.1 | Host: app.example.test | 400 | | 400 | 400
      FLAT | GET http:evil.test/x HTTP/1.1 | Host: app.example.test | 400 | | 400 | 400
      FLAT | GET javascript:alert(1) HTTP/1.1 | Host: app.example.test | 400 | | 400 | 400
      FLAT | OPTIONS * HTTP/1.1 | Host: evil.test | 200 | * | 404 | 200 | | 404 | 200
      FLAT | GET /?distrib=@@ HTTP/1.1 | Host: boston.app.example.test:8080 | 200 | / |
      FLAT | GET /?distrib=@@ HTTP/1.1 | Host: boston.app.example.test ;; X-Forwarded-Host: evil.test | 200 | / |
      FLAT | GET /?distrib=@@ HTTP/1.1 | Host: BOSTON.app.example.test. | 200 | / |
      FLAT | GET /?distrib=+@@ HTTP/1.1 | Host: boston.app.example.test | 302 | P/ |
      FLAT | GET /?distrib=%31800000000 HTTP/1.1 | Host: boston.app.example.test | 302 | P/ |
      FLAT | GET /?distrib=@@~ HTTP/1.1 | Host: boston.app.example.test | 302 | P/ |
      FLAT | GET /?distrib=@@~~1 HTTP/1.1 | Host: boston.app.example.test | 302 | P/ |
      FLAT | GET /?distrib=@@~geneva HTTP/1.1 | Host: boston.app.example.test | 302 | P/ |
      FLAT | GET /?distrib=@@~geneva~100 HTTP/1.1 | Host: boston.app.example.test | 302 | P/ |
      FLAT | GET /?distrib=@@~geneva~-1 HTTP/1.1 | Host: boston.app.example.test | 302 | P/ |
      FLAT | GET /?distrib=@@~geneva~1~x HTTP/1.1 | Host: boston.app.example.test | 302 | P/ |
      FLAT | GET /?distrib=@@~{x*400}~1 HTTP/1.1 | Host: boston.app.example.test | 302 | P/ |
      FLAT | GET /?distrib=@@%00 HTTP/1.1 | Host: boston.app.example.test | 302 | P/ |
      FLAT | GET /?distrib=@@%0d%0aLocation:%20http://evil.test HTTP/1.1 | Host: boston.app.example.test | 302 | P/ |
      FLAT | GET /?distrib=@@#evil HTTP/1.1 | Host: boston.app.example.test | 302 | P/ | 400 | 400 | | 400 | 400
      FLAT | GET /a//b HTTP/1.1 | Host: app.example.test | 302 | B/a//b?distrib=@@ |
      FLAT | GET /.;/b HTTP/1.1 | Host: app.example.test | 302 | B/.;/b?distrib=@@ |
      FLAT | GET /... HTTP/1.1 | Host: app.example.test | 302 | B/...?distrib=@@ |
      FLAT | GET /%c0%ae%c0%ae/ HTTP/1.1 | Host: app.example.test | 302 | B/%c0%ae%c0%ae/?distrib=@@ | | 400 | | | 400
      FLAT | GET /?/../..//evil.test HTTP/1.1 | Host: app.example.test | 302 | B/?/../..//evil.test&distrib=@@ |
      FLAT | GET /@evil.test HTTP/1.1 | Host: app.example.test | 302 | B/@evil.test?distrib=@@ |
      FLAT | GET /:80@evil.test/ HTTP/1.1 | Host: app.example.test | 302 | B/:80@evil.test/?distrib=@@ |
      FLAT | DELETE /a HTTP/1.1 | Host: app.example.test ;; Content-Length: 5 | 307 | B/a?distrib=@@ |
      FLAT | POST /a HTTP/1.1 | Host: app.example.test ;; Content-Length: 100000 | 307 | B/a?distrib=@@ |
      FLAT | GET / HTTP/1.1 | Host: app.example.test ;; Content-Length: 5 | 302 | B/?distrib=@@ |
      FLAT | GET / HTTP/1.1 | Host: app.example.test ;; Content-Length: x | 400 | | 400 | 400 | 0 | 0 | 0
      FLAT | GET / HTTP/1.1 | Host: app.example.test ;; Content-Length: -5 | 400 | | 400 | 400 | 0 | 302 | 302
      FLAT | POST / HTTP/1.1 | Host: app.example.test ;; Content-Length: 5 ;; Content-Length: 6 | 400 | | 400 | 400 | 0 | 400 | 307
      BUSY | POST /?distrib=@-9@~boston~1 HTTP/1.1 | Host: boston.app.example.test ;; Content-Length: 5 | 503 | |
      BUSY | GET /"><script>?distrib=@-9@~boston~1 HTTP/1.1 | Host: boston.app.example.test | 503 | |
      META | GET / HTTP/1.1 | Host: evil.test | 200 | |
      META | HEAD / HTTP/1.1 | Host: app.example.test | 200 | |
      META | GET //evil.test/x HTTP/1.1 | Host: app.example.test | 200 | |
      META | GET /\\evil.test HTTP/1.1 | Host: app.example.test | 200 | |
      META | GET /?'><script>alert(1)</script> HTTP/1.1 | Host: app.example.test | 200 | |
      META | GET /?a%0d%0ab HTTP/1.1 | Host: app.example.test | 200 | |
      META | GET http://evil@app.example.test/ HTTP/1.1 | Host: app.example.test | 400 | | 400 | 200
      """;

  private KitEdgeTable() {}

  static List<KitRow> rows() {
    return ROWS.lines().map(KitRow::parse).toList();
  }
}
