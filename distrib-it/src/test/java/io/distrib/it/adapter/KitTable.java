package io.distrib.it.adapter;

import java.util.List;

/**
 * The rows of the kit: scenario, request line, fields, status, outcome; and where a site answers
 * itself, or shows us another request, its status: Jetty's, Tomcat's, then for HTTP/2 Netty's,
 * Jetty's, Tomcat's (0 is a stream error). Cells at the end may be left out.
 */
final class KitTable {
  private static final String ROWS =
      """
      FLAT | GET / HTTP/1.1 | Host: app.example.test | 302 | B/?distrib=@@ |
      FLAT | GET /cart?x=1 HTTP/1.1 | Host: app.example.test | 302 | B/cart?x=1&distrib=@@ |
      FLAT | HEAD /cart?x=1 HTTP/1.1 | Host: app.example.test | 302 | B/cart?x=1&distrib=@@ |
      FLAT | POST / HTTP/1.1 | Host: app.example.test ;; Content-Length: 0 | 307 | B/?distrib=@@ |
      FLAT | PUT / HTTP/1.1 | Host: app.example.test ;; Content-Length: 0 | 307 | B/?distrib=@@ |
      FLAT | PATCH / HTTP/1.1 | Host: app.example.test ;; Content-Length: 0 | 307 | B/?distrib=@@ |
      FLAT | DELETE / HTTP/1.1 | Host: app.example.test | 307 | B/?distrib=@@ |
      FLAT | PROPFIND / HTTP/1.1 | Host: app.example.test | 307 | B/?distrib=@@ |
      FLAT | POST / HTTP/1.1 | Host: app.example.test ;; Content-Length: 9 ;; Expect: 100-continue | 307 | B/?distrib=@@ |
      FLAT | GET / HTTP/1.1 | Host: APP.Example.TEST | 302 | B/?distrib=@@ |
      FLAT | GET / HTTP/1.1 | Host: app.example.test:80 | 302 | B/?distrib=@@ |
      FLAT | GET / HTTP/1.1 | Host: app.example.test. | 302 | B/?distrib=@@ |
      FLAT | GET / HTTP/1.1 | Host: app.example.test:8080 | 302 | http://boston.app.example.test:8080/?distrib=@@ |
      FLAT | GET / HTTP/1.1 | Host: app.example.test: | 302 | B/?distrib=@@ | 400 | | | 0 | 400
      FLAT | GET / HTTP/1.1 | Host: app.example.test:65536 | 400 | | 400 | | | 0
      FLAT | GET / HTTP/1.1 | Host: app.example.test:80a | 400 | | 400 | 400 | | 0 | 0
      FLAT | GET / HTTP/1.1 | Host: app.example.test:-1 | 400 | | 400 | 400 | | 0 | 0
      FLAT | GET / HTTP/1.1 | Host: app.example.test ;; Host: app.example.test | 400 | | 400 | 400
      FLAT | GET / HTTP/1.1 | Host: app.example.test ;; Host: evil.test | 400 | | 400 | 400
      FLAT | GET / HTTP/1.1 | Host: app.example.test, evil.test | 400 | | 400 | 400 | | 0 | 0
      FLAT | GET / HTTP/1.1 | Host: | 400 | | 400 | | 0 | 302 | 0
      FLAT | GET / HTTP/1.1 | X: no host | 400 | | 400 | 400
      FLAT | GET / HTTP/1.0 | X: no host | 302 | P/ |
      FLAT | GET / HTTP/1.1 | Host: evil.test@app.example.test | 400 | | 400 | 400 | | 0 | 0
      FLAT | GET / HTTP/1.1 | Host: app.example.test#evil.test | 400 | | 400 | 400 | | 0 | 0
      FLAT | GET / HTTP/1.1 | Host: app.example.test;evil.test | 400 | | | 400 | | | 0
      FLAT | GET / HTTP/1.1 | Host: app.example.test/evil.test | 400 | | 400 | 400 | | 0 | 0
      FLAT | GET / HTTP/1.1 | Host: app.example.test?evil.test | 400 | | 400 | 400 | | 0 | 0
      FLAT | GET / HTTP/1.1 | Host: app.example.test\\evil.test | 400 | | 400 | 400 | | 0 | 0
      FLAT | GET / HTTP/1.1 | Host: app.example.test evil.test | 400 | | 400 | 400 | | 0 | 0
      FLAT | GET / HTTP/1.1 | Host: app.example.test<00>evil.test | 400 | | 400 | 400 | 0 | 0 | 0
      FLAT | GET / HTTP/1.1 | Host: app.example.test<0D>evil.test | 400 | | 400 | 400
      FLAT | GET / HTTP/1.1 | Host: app.example.test ;; <09>evil.test | 400 | | 400 | 400
      FLAT | GET / HTTP/1.1 | Host : app.example.test | 400 | | 400 | 400
      FLAT | GET / HTTP/1.1 | Host: [::1 | 400 | | 400 | 400 | | 0 | 0
      FLAT | GET / HTTP/1.1 | Host: [evil.test] | 400 | | 400 | 400 | | 0 | 0
      FLAT | GET / HTTP/1.1 | Host: {x*300}.test | 400 | |
      FLAT | GET / HTTP/1.1 | Host: 192.0.2.10 | 302 | B/?distrib=@@ |
      FLAT | GET / HTTP/1.1 | Host: [2001:db8::10] | 302 | B/?distrib=@@ |
      FLAT | GET / HTTP/1.1 | Host: [2001:db8::10]:8080 | 302 | http://boston.app.example.test:8080/?distrib=@@ |
      FLAT | GET / HTTP/1.1 | Host: evilapp.example.test | 302 | B/?distrib=@@ |
      FLAT | GET / HTTP/1.1 | Host: app.example.test.evil | 302 | B/?distrib=@@ |
      FLAT | GET / HTTP/1.1 | Host: xn--pp-6kc.example.test | 302 | B/?distrib=@@ |
      FLAT | GET / HTTP/1.1 | Host: <D0><B0>pp.example.test | 302 | B/?distrib=@@ | 400 | 400 | | 0 | 0
      FLAT | GET / HTTP/1.1 | Host: bos.example.test | 302 | B/?distrib=@@ |
      FLAT | GET /?distrib=@@ HTTP/1.1 | Host: bos.example.test | 302 | B/?distrib=@@ |
      FLAT | GET / HTTP/1.1 | Host: app.example.test ;; X-Forwarded-Host: evil.test ;; Forwarded: host=evil.test;proto=https | 302 | B/?distrib=@@ |
      FLAT | GET / HTTP/1.1 | Host: chicago.app.example.test | 302 | B/?distrib=@@ |
      FLAT | GET /?distrib=@-9@ HTTP/1.1 | Host: chicago.app.example.test | 302 | B/?distrib=@@ |
      FLAT | GET /?a&distrib=@-9@%7Egeneva~1 HTTP/1.1 | Host: chicago.app.example.test | 302 | B/?a&distrib=@-9@%7Egeneva~1 |
      FLAT | GET /cart?x=1 HTTP/1.1 | Host: boston.app.example.test | 302 | P/cart?x=1 |
      FLAT | GET /cart?x=1 HTTP/1.1 | Host: boston.app.example.test:8080 | 302 | http://app.example.test:8080/cart?x=1 |
      FLAT | GET /cart?x=1&distrib=@@ HTTP/1.1 | Host: boston.app.example.test | 200 | /cart?x=1 |
      FLAT | HEAD /cart?x=1&distrib=@@ HTTP/1.1 | Host: boston.app.example.test | 200 | /cart?x=1 |
      FLAT | GET /cart?distrib=@@ HTTP/1.1 | Host: boston.app.example.test | 200 | /cart |
      FLAT | GET /cart?&distrib=@@ HTTP/1.1 | Host: boston.app.example.test | 200 | /cart? |
      FLAT | GET /?distrib=@-60@ HTTP/1.1 | Host: boston.app.example.test | 200 | / |
      FLAT | GET /?distrib=@-61@ HTTP/1.1 | Host: boston.app.example.test | 302 | P/ |
      FLAT | GET /?distrib=@+5@ HTTP/1.1 | Host: boston.app.example.test | 200 | / |
      FLAT | GET /?distrib=@+6@ HTTP/1.1 | Host: boston.app.example.test | 302 | P/ |
      FLAT | GET /?distrib= HTTP/1.1 | Host: boston.app.example.test | 302 | P/ |
      FLAT | GET /?distrib=-1 HTTP/1.1 | Host: boston.app.example.test | 302 | P/ |
      FLAT | GET /?distrib=0 HTTP/1.1 | Host: boston.app.example.test | 302 | P/ |
      FLAT | GET /?distrib=1800000000000 HTTP/1.1 | Host: boston.app.example.test | 302 | P/ |
      FLAT | GET /?distrib={9*400} HTTP/1.1 | Host: boston.app.example.test | 302 | P/ |
      FLAT | GET /?distrib=0x6b49d200 HTTP/1.1 | Host: boston.app.example.test | 302 | P/ |
      FLAT | GET /?distrib=1.8e9 HTTP/1.1 | Host: boston.app.example.test | 302 | P/ |
      FLAT | GET /?distrib=@@.5 HTTP/1.1 | Host: boston.app.example.test | 302 | P/ |
      FLAT | GET /?distrib=@@~geneva~1 HTTP/1.1 | Host: boston.app.example.test | 200 | / |
      FLAT | GET /?distrib=@@%7egeneva%7E1 HTTP/1.1 | Host: boston.app.example.test | 200 | / |
      FLAT | GET /?distrib=@@~paris~1 HTTP/1.1 | Host: boston.app.example.test | 302 | P/ |
      FLAT | GET /?distrib=@@~geneva~0 HTTP/1.1 | Host: boston.app.example.test | 302 | P/ |
      FLAT | GET /?distrib=@@&x&distrib=@-99@ HTTP/1.1 | Host: boston.app.example.test | 302 | P/?x |
      FLAT | GET /?distrib=@-99@&x&distrib=@@ HTTP/1.1 | Host: boston.app.example.test | 200 | /?x |
      FLAT | GET /?{distrib=1&*50}distrib=@@ HTTP/1.1 | Host: boston.app.example.test | 200 | / |
      FLAT | GET /?{distrib=1&*50}x HTTP/1.1 | Host: app.example.test | 302 | B/?x&distrib=@@ |
      FLAT | GET /?DISTRIB=@@ HTTP/1.1 | Host: boston.app.example.test | 200 | / |
      FLAT | GET /?%64istrib=@@ HTTP/1.1 | Host: boston.app.example.test | 302 | P/?%64istrib=@@ |
      FLAT | GET /?distrib HTTP/1.1 | Host: app.example.test | 302 | B/?distrib&distrib=@@ |
      FLAT | GET http://app.example.test/x?y HTTP/1.1 | Host: app.example.test | 302 | B/x?y&distrib=@@ |
      FLAT | GET http://app.example.test HTTP/1.1 | Host: app.example.test | 302 | B/?distrib=@@ |
      FLAT | GET http://boston.app.example.test/x HTTP/1.1 | Host: app.example.test | 302 | P/x | 400 | 400
      FLAT | GET http://evil@app.example.test/ HTTP/1.1 | Host: app.example.test | 400 | | 400 | 302
      FLAT | GET ftp://app.example.test/ HTTP/1.1 | Host: app.example.test | 400 | | | 400
      FLAT | GET https://app.example.test/ HTTP/1.1 | Host: app.example.test | 302 | https://boston.app.example.test/?distrib=@@ | | 302
      FLAT | GET evil.test HTTP/1.1 | Host: app.example.test | 400 | | 400 | 400
      FLAT | OPTIONS * HTTP/1.1 | Host: app.example.test | 200 | * | 404 | 200 | | 404 | 200
      FLAT | GET * HTTP/1.1 | Host: app.example.test | 400 | | 400 | 400 | | 400 | 400
      FLAT | CONNECT app.example.test:443 HTTP/1.1 | Host: app.example.test | 405 | | 400 | 501
      FLAT | TRACE / HTTP/1.1 | Host: app.example.test | 405 | |
      FLAT | OPTIONS / HTTP/1.1 | Host: app.example.test ;; Origin: http://x.test ;; Access-Control-Request-Method: GET | 200 | / |
      FLAT | OPTIONS / HTTP/1.1 | Host: app.example.test | 307 | B/?distrib=@@ |
      FLAT | GET / HTTP/1.1 | Host: app.example.test ;; Connection: Upgrade ;; Upgrade: websocket | 503 | |
      FLAT | GET / HTTP/1.1 | Host: app.example.test ;; Sec-Fetch-Mode: cors | 307 | B/?distrib=@@ |
      FLAT | GET / HTTP/1.1 | Host: app.example.test ;; Sec-Fetch-Mode: navigate | 302 | B/?distrib=@@ |
      FLAT | GET / HTTP/1.1 | Host: app.example.test ;; X-Requested-With: XMLHttpRequest | 307 | B/?distrib=@@ |
      FLAT | GET //evil.test/x HTTP/1.1 | Host: app.example.test | 302 | B//evil.test/x?distrib=@@ |
      FLAT | GET /\\evil.test HTTP/1.1 | Host: app.example.test | 302 | B/\\evil.test?distrib=@@ |
      FLAT | GET /%5cevil.test HTTP/1.1 | Host: app.example.test | 302 | B/%5cevil.test?distrib=@@ |
      FLAT | GET /%2f/evil.test HTTP/1.1 | Host: app.example.test | 302 | B/%2f/evil.test?distrib=@@ |
      FLAT | GET /a%2Fb HTTP/1.1 | Host: app.example.test | 302 | B/a%2Fb?distrib=@@ |
      FLAT | GET /a/%2e%2e/b HTTP/1.1 | Host: app.example.test | 302 | B/a/%2e%2e/b?distrib=@@ |
      FLAT | GET /a/../b HTTP/1.1 | Host: app.example.test | 302 | B/a/../b?distrib=@@ |
      FLAT | GET /a;jsessionid=1/b;c HTTP/1.1 | Host: app.example.test | 302 | B/a;jsessionid=1/b;c?distrib=@@ |
      FLAT | GET /a%0d%0aX:%20y HTTP/1.1 | Host: app.example.test | 302 | B/a%0d%0aX:%20y?distrib=@@ |
      FLAT | GET /?a%0d%0aX:%20y HTTP/1.1 | Host: app.example.test | 302 | B/?a%0d%0aX:%20y&distrib=@@ |
      FLAT | GET /?%c0%8d%c0%8a HTTP/1.1 | Host: app.example.test | 302 | B/?%c0%8d%c0%8a&distrib=@@ |
      FLAT | GET /%00 HTTP/1.1 | Host: app.example.test | 302 | B/%00?distrib=@@ | 400 | 400 | | 400 | 400
      FLAT | GET /?%00 HTTP/1.1 | Host: app.example.test | 302 | B/?%00&distrib=@@ |
      FLAT | GET /%zz HTTP/1.1 | Host: app.example.test | 302 | B/%zz?distrib=@@ | 400 | 400 | | 400 | 400
      FLAT | GET /?%zz%4 HTTP/1.1 | Host: app.example.test | 302 | B/?%zz%4&distrib=@@ |
      FLAT | GET /?q=<C3><A9> HTTP/1.1 | Host: app.example.test | 302 | B/?q=%C3%A9&distrib=@@ | | 400 | | 302 | 400
      FLAT | GET /<C3><A9> HTTP/1.1 | Host: app.example.test | 302 | B/%C3%A9?distrib=@@ | | 400 | | 302 | 400
      FLAT | GET /a<0D>b HTTP/1.1 | Host: app.example.test | 400 | | 400 | 400 | 0 | 400 | 0
      FLAT | GET /a<00>b HTTP/1.1 | Host: app.example.test | 400 | | 400 | 400 | 0 | 400 | 0
      FLAT | GET /a<09>b HTTP/1.1 | Host: app.example.test | 400 | | 400 | 400 | 0 | | 400
      FLAT | GET /a b HTTP/1.1 | Host: app.example.test | 400 | | 400 | 400 | 0 | | 400
      FLAT | GET /a#b HTTP/1.1 | Host: app.example.test | 302 | B/a#b?distrib=@@ | 400 | 400 | | 400 | 400
      FLAT | GET /p? HTTP/1.1 | Host: app.example.test | 302 | B/p?&distrib=@@ |
      FLAT | GET /p?&&a=+&?;b HTTP/1.1 | Host: app.example.test | 302 | B/p?&&a=+&?;b&distrib=@@ |
      FLAT | GET /?"><script> HTTP/1.1 | Host: app.example.test | 302 | B/?"><script>&distrib=@@ |
      FLAT | GET /{x*7900} HTTP/1.1 | Host: app.example.test | 302 | B/{x*7900}?distrib=@@ |
      FLAT | GET /{x*100000} HTTP/1.1 | Host: app.example.test | 414 | | 414 | 400 | 0 | 0 | 0
      FLAT | GET / HTTP/1.1 | Host: app.example.test ;; X: {x*100000} | 431 | | 431 | 400 | 0 | 0 | 0
      FLAT | GET / HTTP/1.1 | Host: app.example.test{ ;; X: y*200} | 302 | B/?distrib=@@ | | | | | 0
      FLAT | GET /?distrib=old&a HTTP/1.1 | Host: app.example.test ;; Cookie: live | 200 | /?a |
      FLAT | GET /a HTTP/1.1 | Host: evil.test ;; Cookie: live | 200 | /a |
      FLAT | GET /health?distrib=old HTTP/1.1 | Host: app.example.test | 200 | /health |
      FLAT | GET /static/a.css HTTP/1.1 | Host: 192.0.2.10 | 200 | /static/a.css |
      FLAT | GET /static/../cart HTTP/1.1 | Host: app.example.test | 302 | B/static/../cart?distrib=@@ |
      BUSY | GET /?distrib=@@ HTTP/1.1 | Host: boston.app.example.test | 302 | http://chicago.app.example.test:8443/?distrib=@@~boston~1 |
      BUSY | GET /?distrib=@-9@~geneva~1 HTTP/1.1 | Host: boston.app.example.test | 302 | http://chicago.app.example.test:8443/?distrib=@-9@~geneva~2 |
      BUSY | GET /?distrib=@-9@~geneva~2 HTTP/1.1 | Host: boston.app.example.test | 503 | |
      BUSY | GET /?distrib=@-9@~boston~1 HTTP/1.1 | Host: boston.app.example.test | 503 | |
      BUSY | GET /?distrib=@-9@~chicago~1 HTTP/1.1 | Host: boston.app.example.test | 503 | |
      BUSY | HEAD /?distrib=@-9@~boston~1 HTTP/1.1 | Host: boston.app.example.test | 503 | |
      BUSY | GET /?distrib=@-9@~boston~1 HTTP/1.1 | Host: boston.app.example.test ;; Accept: application/json | 503 | |
      BUSY | GET /a HTTP/1.1 | Host: boston.app.example.test ;; Cookie: live | 200 | /a |
      ALONE | GET /?distrib=@@ HTTP/1.1 | Host: s0.app.example.test | 503 | |
      GROUPED | GET / HTTP/1.1 | Host: app.example.test ;; X-Group: americas | 302 | B/?distrib=@@ |
      GROUPED | GET /?distrib=@@ HTTP/1.1 | Host: app.example.test ;; X-Group: europe | 302 | http://europe.app.example.test/ |
      GROUPED | GET / HTTP/1.1 | Host: europe.app.example.test ;; X-Group: europe | 302 | B/?distrib=@@ |
      GROUPED | GET / HTTP/1.1 | Host: boston.app.example.test ;; X-Group: paris | 302 | http://americas.app.example.test/ |
      PATH | GET /shop/cart?x=1 HTTP/1.1 | Host: app.example.test | 302 | B/shop/cart/distrib=@@?x=1 |
      PATH | GET /shop/ HTTP/1.1 | Host: app.example.test | 302 | B/shop/distrib=@@/ |
      PATH | GET / HTTP/1.1 | Host: app.example.test | 302 | B/distrib=@@/ |
      PATH | GET /shop/cart/distrib=@@?x=1 HTTP/1.1 | Host: boston.app.example.test | 200 | /shop/cart?x=1 |
      PATH | GET /shop/distrib=@@/ HTTP/1.1 | Host: boston.app.example.test | 200 | /shop/ |
      PATH | GET /distrib=@@/ HTTP/1.1 | Host: boston.app.example.test | 200 | / |
      PATH | GET /a/distrib=1/distrib=@@ HTTP/1.1 | Host: boston.app.example.test | 200 | /a |
      PATH | GET /a/distrib=@-61@ HTTP/1.1 | Host: boston.app.example.test | 302 | P/a |
      PATH | GET /a/distrib=old HTTP/1.1 | Host: app.example.test ;; Cookie: live | 200 | /a |
      SIGNED | GET /?distrib=@@ HTTP/1.1 | Host: boston.app.example.test | 302 | P/ |
      SIGNED | GET /?distrib=@@~k{A*22} HTTP/1.1 | Host: boston.app.example.test | 302 | P/ |
      META | GET /?"><script> HTTP/1.1 | Host: app.example.test | 200 | |
      META | POST / HTTP/1.1 | Host: app.example.test ;; Content-Length: 0 | 307 | B/?distrib=@@ |
      STATUS | GET /.well-known/distrib HTTP/1.1 | Host: app.example.test | 200 | |
      STATUS | HEAD /.well-known/distrib HTTP/1.1 | Host: app.example.test | 200 | |
      STATUS | GET /.well-known/distrib HTTP/1.1 | Host: boston.app.example.test | 200 | |
      STATUS | GET /.well-known/distrib HTTP/1.1 | Host: evil.test | 200 | |
      STATUS | GET /.well-known/distrib HTTP/1.1 | Host: app.example.test ;; Cookie: live | 200 | |
      STATUS | GET /.well-known/distrib HTTP/1.1 | Host: app.example.test ;; Content-Length: 5 ;; Expect: 100-continue | 200 | |
      STATUS | GET /.well-known/distrib?x=1 HTTP/1.1 | Host: app.example.test | 200 | |
      STATUS | GET /.well-known/distrib? HTTP/1.1 | Host: app.example.test | 200 | |
      STATUS | GET /.well-known/distrib?distrib=@@ HTTP/1.1 | Host: boston.app.example.test | 200 | |
      STATUS | GET http://app.example.test/.well-known/distrib HTTP/1.1 | Host: app.example.test | 200 | |
      STATUS | GET HTTP://app.example.test/.well-known/distrib?x HTTP/1.1 | Host: app.example.test | 200 | |
      STATUS | POST /.well-known/distrib HTTP/1.1 | Host: app.example.test ;; Content-Length: 0 | 307 | B/.well-known/distrib?distrib=@@ |
      STATUS | PUT /.well-known/distrib HTTP/1.1 | Host: app.example.test ;; Content-Length: 0 | 307 | B/.well-known/distrib?distrib=@@ |
      STATUS | PATCH /.well-known/distrib HTTP/1.1 | Host: app.example.test ;; Content-Length: 0 | 307 | B/.well-known/distrib?distrib=@@ |
      STATUS | DELETE /.well-known/distrib HTTP/1.1 | Host: app.example.test | 307 | B/.well-known/distrib?distrib=@@ |
      STATUS | OPTIONS /.well-known/distrib HTTP/1.1 | Host: app.example.test | 307 | B/.well-known/distrib?distrib=@@ |
      STATUS | POST /.well-known/distrib HTTP/1.1 | Host: app.example.test ;; Cookie: live ;; Content-Length: 0 | 200 | /.well-known/distrib |
      STATUS | GET /.well-known/distrib/ HTTP/1.1 | Host: app.example.test | 302 | B/.well-known/distrib/?distrib=@@ |
      STATUS | GET /.well-known/distribx HTTP/1.1 | Host: app.example.test | 302 | B/.well-known/distribx?distrib=@@ |
      STATUS | GET /.well-known/distrib;a HTTP/1.1 | Host: app.example.test | 302 | B/.well-known/distrib;a?distrib=@@ |
      STATUS | GET /.well-known/distrib/a HTTP/1.1 | Host: app.example.test | 302 | B/.well-known/distrib/a?distrib=@@ |
      STATUS | GET /.well-known/distri HTTP/1.1 | Host: app.example.test | 302 | B/.well-known/distri?distrib=@@ |
      STATUS | GET /.well-known/Distrib HTTP/1.1 | Host: app.example.test | 302 | B/.well-known/Distrib?distrib=@@ |
      STATUS | GET /.well-known/distri%62 HTTP/1.1 | Host: app.example.test | 302 | B/.well-known/distri%62?distrib=@@ |
      STATUS | GET /.well-known//distrib HTTP/1.1 | Host: app.example.test | 302 | B/.well-known//distrib?distrib=@@ |
      STATUS | GET /.well-known/../.well-known/distrib HTTP/1.1 | Host: app.example.test | 302 | B/.well-known/../.well-known/distrib?distrib=@@ |
      STATUS | GET //.well-known/distrib HTTP/1.1 | Host: app.example.test | 302 | B//.well-known/distrib?distrib=@@ |
      STATUS | GET /a/.well-known/distrib HTTP/1.1 | Host: app.example.test | 302 | B/a/.well-known/distrib?distrib=@@ |
      SECRET | GET /.well-known/distrib HTTP/1.1 | Host: app.example.test ;; Authorization: Bearer open~sesame | 200 | |
      SECRET | HEAD /.well-known/distrib HTTP/1.1 | Host: app.example.test ;; Authorization: Bearer open~sesame | 200 | |
      SECRET | GET /.well-known/distrib HTTP/1.1 | Host: app.example.test ;; Authorization: bearer open~sesame | 200 | |
      SECRET | GET /.well-known/distrib?x HTTP/1.1 | Host: app.example.test ;; Authorization: Bearer open~sesame ;; Cookie: live | 200 | |
      SECRET | GET /.well-known/distrib HTTP/1.1 | Host: app.example.test ;; Authorization: Bearer open~sesam | 302 | B/.well-known/distrib?distrib=@@ |
      SECRET | GET /.well-known/distrib HTTP/1.1 | Host: app.example.test ;; Authorization: Bearer open~sesamE | 302 | B/.well-known/distrib?distrib=@@ |
      SECRET | GET /.well-known/distrib HTTP/1.1 | Host: app.example.test ;; Authorization: Bearer open~sesame2 | 302 | B/.well-known/distrib?distrib=@@ |
      SECRET | GET /.well-known/distrib HTTP/1.1 | Host: app.example.test ;; Authorization: Bearer  open~sesame | 302 | B/.well-known/distrib?distrib=@@ |
      SECRET | GET /.well-known/distrib HTTP/1.1 | Host: app.example.test ;; Authorization: Basic open~sesame | 302 | B/.well-known/distrib?distrib=@@ |
      SECRET | GET /.well-known/distrib HTTP/1.1 | Host: app.example.test ;; Authorization: open~sesame | 302 | B/.well-known/distrib?distrib=@@ |
      SECRET | GET /.well-known/distrib HTTP/1.1 | Host: app.example.test ;; Authorization: Bearer | 302 | B/.well-known/distrib?distrib=@@ |
      SECRET | GET /.well-known/distrib HTTP/1.1 | Host: app.example.test ;; Authorization: Bearer {x*3000} | 302 | B/.well-known/distrib?distrib=@@ |
      SECRET | GET /.well-known/distrib HTTP/1.1 | Host: app.example.test ;; Authorization: Bearer open~<E9> | 302 | B/.well-known/distrib?distrib=@@ |
      SECRET | GET /.well-known/distrib HTTP/1.1 | Host: app.example.test ;; Authorization: Bearer a ;; Authorization: Bearer open~sesame | 302 | B/.well-known/distrib?distrib=@@ |
      SECRET | GET /.well-known/distrib HTTP/1.1 | Host: app.example.test | 302 | B/.well-known/distrib?distrib=@@ |
      SECRET | HEAD /.well-known/distrib HTTP/1.1 | Host: app.example.test | 302 | B/.well-known/distrib?distrib=@@ |
      SECRET | GET /.well-known/distrib HTTP/1.1 | Host: app.example.test ;; X-Forwarded-For: 192.0.2.7 ;; Forwarded: for=192.0.2.7 | 302 | B/.well-known/distrib?distrib=@@ |
      SECRET | POST /.well-known/distrib HTTP/1.1 | Host: app.example.test ;; Authorization: Bearer open~sesame ;; Content-Length: 0 | 307 | B/.well-known/distrib?distrib=@@ |
      SECRET | GET /.well-known/distrib HTTP/1.1 | Host: app.example.test ;; Authorization: Bearer wrong ;; Cookie: live | 200 | /.well-known/distrib |
      SECRET | GET /.well-known/distrib?distrib=@@ HTTP/1.1 | Host: boston.app.example.test ;; Authorization: Bearer wrong | 200 | /.well-known/distrib |
      PROXIED | GET / HTTP/1.1 | Host: app.example.test | 302 | B/?distrib=@@ |
      PROXIED | GET / HTTP/1.1 | Host: app.example.test ;; X-Forwarded-Proto: https | 302 | https://boston.app.example.test/?distrib=@@ |
      PROXIED | GET / HTTP/1.1 | Host: 127.0.0.1:9000 ;; X-Forwarded-Proto: https ;; X-Forwarded-Host: app.example.test | 302 | https://boston.app.example.test/?distrib=@@ |
      PROXIED | GET / HTTP/1.1 | Host: app.example.test ;; X-Forwarded-Proto: https ;; X-Forwarded-Port: 8443 | 302 | https://boston.app.example.test:8443/?distrib=@@ |
      PROXIED | GET / HTTP/1.1 | Host: app.example.test ;; x-forwarded-for: 198.51.100.7 | 302 | http://europe.app.example.test/ |
      PROXIED | GET / HTTP/1.1 | Host: app.example.test ;; X-Forwarded-For: 198.51.100.7, 203.0.113.9 | 302 | B/?distrib=@@ |
      PROXIED | GET / HTTP/1.1 | Host: app.example.test ;; X-Forwarded-For: 203.0.113.9 ;; X-Forwarded-For: 198.51.100.7 | 302 | http://europe.app.example.test/ |
      PROXIED | GET / HTTP/1.1 | Host: app.example.test ;; X-Forwarded-For: 198.51.100.7 ;; X-Forwarded-For: 203.0.113.9, 127.0.0.2 | 302 | B/?distrib=@@ |
      PROXIED | GET / HTTP/1.1 | Host: app.example.test ;; X-Forwarded-For: 198.51.100.7, unknown | 302 | B/?distrib=@@ |
      PROXIED | GET / HTTP/1.1 | Host: app.example.test ;; X-Forwarded-Host: evil.test | 302 | B/?distrib=@@ |
      PROXIED | GET / HTTP/1.1 | Host: app.example.test ;; X-Forwarded-Host: boston.app.example.test | 302 | http://americas.app.example.test/ |
      PROXIED | GET /?distrib=@@ HTTP/1.1 | Host: app.example.test ;; X-Forwarded-Host: boston.app.example.test | 200 | / |
      PROXIED | GET / HTTP/1.1 | Host: app.example.test ;; X-Forwarded-Host: evil.test@x ;; X-Forwarded-Proto: ftp ;; X-Forwarded-Port: 99999 | 302 | B/?distrib=@@ |
      PROXIED | GET / HTTP/1.1 | Host: app.example.test, evil.test ;; X-Forwarded-Host: app.example.test | 400 | | 400 | 400 | | 0 | 0
      PROXIED | GET / HTTP/1.1 | Host: app.example.test ;; Forwarded: for=198.51.100.7;proto=https | 302 | B/?distrib=@@ |
      PROXIED | GET / HTTP/1.1 | Host: app.example.test ;; X-Forwarded-For: {,*6000} | 302 | B/?distrib=@@ |
      PROXIED | GET /a HTTP/1.1 | Host: app.example.test ;; X-Forwarded-Proto: https ;; Cookie: live | 200 | /a |
      FORWARDED | GET / HTTP/1.1 | Host: app.example.test ;; Forwarded: proto=https;for=203.0.113.9 | 302 | https://boston.app.example.test/?distrib=@@ |
      FORWARDED | GET / HTTP/1.1 | Host: 127.0.0.1:9000 ;; Forwarded: for="203.0.113.9:1";host="app.example.test:8443";proto=https | 302 | https://boston.app.example.test:8443/?distrib=@@ |
      FORWARDED | GET / HTTP/1.1 | Host: app.example.test ;; Forwarded: for="[2001:db8:e::7]:1" | 302 | http://europe.app.example.test/ |
      FORWARDED | GET / HTTP/1.1 | Host: app.example.test ;; Forwarded: for=203.0.113.9 ;; Forwarded: for=198.51.100.7 | 302 | http://europe.app.example.test/ |
      FORWARDED | GET / HTTP/1.1 | Host: app.example.test ;; Forwarded: for="203.0.113.9 ;; Forwarded: for=198.51.100.7, for=127.0.0.2 | 302 | http://europe.app.example.test/ |
      FORWARDED | GET / HTTP/1.1 | Host: app.example.test ;; Forwarded: for=198.51.100.7;for=198.51.100.7;proto=https | 302 | B/?distrib=@@ |
      FORWARDED | GET / HTTP/1.1 | Host: app.example.test ;; X-Forwarded-For: 198.51.100.7 ;; X-Forwarded-Proto: https | 302 | B/?distrib=@@ |
      COOKIES | GET / HTTP/1.1 | Host: app.example.test | 302 | B/?distrib=1800000000~kc2SrlN3__buNm33LCo8MLQ |
      COOKIES | HEAD / HTTP/1.1 | Host: app.example.test | 302 | B/?distrib=1800000000~kc2SrlN3__buNm33LCo8MLQ |
      COOKIES | POST / HTTP/1.1 | Host: app.example.test ;; Content-Length: 0 | 307 | B/?distrib=1800000000~kc2SrlN3__buNm33LCo8MLQ |
      COOKIES | GET / HTTP/1.1 | Host: app.example.test ;; Cookie: a=b; distrib_group=1800000000~europe~kaSdctlby1CRkbFf8YaimJQ | 302 | http://europe.app.example.test/ |
      COOKIES | GET / HTTP/1.1 | Host: app.example.test ;; Cookie: a=b ;; Cookie: distrib_group=1800000000~europe~kaSdctlby1CRkbFf8YaimJQ | 302 | http://europe.app.example.test/ |
      COOKIES | GET / HTTP/1.1 | Host: app.example.test ;; Cookie: distrib_group=europe | 302 | B/?distrib=1800000000~kc2SrlN3__buNm33LCo8MLQ |
      COOKIES | GET /c HTTP/1.1 | Host: app.example.test ;; Cookie: distrib_site=1800000000~chicago~kyKspvFG58G58ZdUJg3juAQ | 302 | http://chicago.app.example.test:8443/c?distrib=1800000000~kc2SrlN3__buNm33LCo8MLQ |
      COOKIES | GET /c HTTP/1.1 | Host: app.example.test ;; Cookie: distrib_site=1800000000~geneva~kGe2qVWlTbJhVFhkcD6pJBA | 302 | B/c?distrib=1800000000~kc2SrlN3__buNm33LCo8MLQ |
      COOKIES | GET /c HTTP/1.1 | Host: app.example.test ;; Cookie: {distrib_site=x; *400}distrib_site=1800000000~chicago~kyKspvFG58G58ZdUJg3juAQ | 302 | B/c?distrib=1800000000~kc2SrlN3__buNm33LCo8MLQ | | 400 | | | 400
      COOKIES | GET /c HTTP/1.1 | Host: boston.app.example.test ;; Cookie: distrib_site=1800000000~boston~k_SO2rWLu2DHbRn00O1hbeg | 302 | http://americas.app.example.test/c |
      COOKIES | GET /c?distrib=1800000000~kc2SrlN3__buNm33LCo8MLQ HTTP/1.1 | Host: boston.app.example.test ;; Cookie: distrib_site=1800000000~chicago~kyKspvFG58G58ZdUJg3juAQ | 200 | /c |
      DRAINING | GET /.well-known/distrib HTTP/1.1 | Host: app.example.test | 200 | |
      DRAINING | GET /?distrib=@@ HTTP/1.1 | Host: boston.app.example.test | 302 | http://chicago.app.example.test:8443/?distrib=@@~boston~1 |
      DRAINING | GET /a HTTP/1.1 | Host: boston.app.example.test ;; Cookie: live | 200 | /a |
      """;

  private KitTable() {}

  static List<KitRow> rows() {
    return ROWS.lines().map(KitRow::parse).toList();
  }
}
