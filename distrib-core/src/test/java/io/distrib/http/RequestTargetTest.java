package io.distrib.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.distrib.http.RequestTarget.Form;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 9112 3.2: the forms of a request target. */
class RequestTargetTest {
  @Test
  void aPathIsTakenAsItIs() {
    for (String target :
        List.of("/", "//evil/x", "/\\evil", "/%0d%0a", "/%", "/a?b#c", "/\u00e9", "/?")) {
      RequestTarget parsed = RequestTarget.parse(target);
      assertEquals(Form.ORIGIN, parsed.form(), target);
      assertSame(target, parsed.pathAndQuery());
    }
  }

  @Test
  void anAbsoluteFormHasItsOwnAuthority() {
    assertEquals(absolute("/a?b", "app.test:81"), RequestTarget.parse("http://app.test:81/a?b"));
    assertEquals(absolute("/", "app.test"), RequestTarget.parse("HTTPS://app.test"));
    assertEquals(absolute("/?x", "app.test"), RequestTarget.parse("http://app.test?x"));
    assertEquals(absolute("/", ""), RequestTarget.parse("http:///"));
    assertEquals(absolute("//x", "u@h"), RequestTarget.parse("http://u@h//x"));
  }

  @Test
  void whatHasNoFormIsBad() {
    for (String target :
        List.of(
            "",
            "a",
            "ftp://a/",
            "http:/a",
            "://a",
            "/a b",
            "/a\r\nX: y",
            "/a\0",
            "/a\u007f",
            "\t/",
            "app.test:443")) {
      assertEquals(Form.BAD, RequestTarget.parse(target).form(), target);
    }
    assertEquals(Form.ASTERISK, RequestTarget.parse("*").form());
  }

  @Test
  void whatIsKnownToBeVisibleIsNotLookedAt() {
    assertEquals(Form.ORIGIN, RequestTarget.parse("/ab\0", 3).form());
    assertEquals(Form.BAD, RequestTarget.parse("/a\0b", 3).form());
  }

  @Test
  void onlyUsAsciiStaysAsItIs() {
    String plain = "/%C3%A9?x=%zz";
    assertSame(plain, RequestTarget.ascii(plain));
    assertEquals("/%C2%80", RequestTarget.ascii("/\u0080"));
    assertEquals("/caf%C3%A9?%F0%9F%98%80=%3F", RequestTarget.ascii("/caf\u00e9?\ud83d\ude00=%3F"));
  }

  private static RequestTarget absolute(String path, String authority) {
    return new RequestTarget(Form.ABSOLUTE, path, authority);
  }
}
