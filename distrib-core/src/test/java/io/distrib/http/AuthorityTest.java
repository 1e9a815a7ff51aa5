package io.distrib.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 9110 7.2, RFC 3986 3.2.2: what a Host field may say. */
class AuthorityTest {
  @Test
  void oneNameHasManySpellings() {
    for (String text : List.of("app.test", "APP.test", "app.test.", "App.Test.:", "app.test:")) {
      assertEquals(new Authority("app.test", 0), Authority.parse(text), text);
    }
    assertEquals(new Authority("app.test", 8443), Authority.parse("APP.TEST.:8443"));
    assertEquals(new Authority("app.test", 80), Authority.parse("app.test:00080"));
    assertEquals(new Authority("app.test", 65_535), Authority.parse("app.test:65535"));
  }

  @Test
  void addressesAreNamesToo() {
    assertEquals(new Authority("192.0.2.1", 80), Authority.parse("192.0.2.1:80"));
    assertEquals(new Authority("[2001:db8::1]", 0), Authority.parse("[2001:DB8::1]"));
    assertEquals(new Authority("[::1]", 81), Authority.parse("[::1]:81"));
  }

  @Test
  void whatIsNoneOfOursIsStillAName() {
    for (String text : List.of("evil.test", "a_b", "x%41", "\u0430pp.test", "~!$&'()*+=")) {
      assertEquals(0, port(text), text);
    }
  }

  @Test
  void whatCannotBeReadIsNone() {
    List<String> bad =
        List.of(
            "",
            ":",
            ":80",
            "a b",
            "a\tb",
            "a\0b",
            "a\rb",
            "a\nb",
            "user@a",
            "a#b",
            "a;b",
            "a/b",
            "a\\b",
            "a?b",
            "a<b",
            "a\"b",
            "a{b}",
            "a|b",
            "a^b",
            "a`b",
            "a,b",
            "a, a",
            "a:b",
            "a:-1",
            "a:+80",
            "a:0",
            "a:65536",
            "a:99999",
            "a:123456",
            "a:80:80",
            "a:8 0",
            "[",
            "]",
            "[]",
            "[::1",
            "::1",
            "[::1]x",
            "[::1]80",
            "[1.2.3.4]",
            "[::1%25eth0]",
            "[v1.x]",
            "a[::1]",
            "a\u007fb",
            "a\u0085b",
            "x".repeat(262));
    for (String text : bad) {
      assertNull(Authority.parse(text), text);
    }
  }

  private static int port(String text) {
    Authority authority = Authority.parse(text);
    return authority == null ? -1 : authority.port();
  }

  @Test
  void theEdgesOfWhatMayStandInANameAreInside() {
    assertEquals(new Authority("azaz09\u00a0", 0), Authority.parse("azAZ09\u00a0"));
    assertEquals(new Authority("x".repeat(261), 0), Authority.parse("x".repeat(261)));
    assertEquals(new Authority("a", 9009), Authority.parse("a:9009"));
    assertEquals(new Authority(".", 0), Authority.parse("."));
    for (String text : List.of("a[", "a]", "a\u009f", "a:8/", "a:8:", "[::1", "[1.2.3.4", "[:]")) {
      assertNull(Authority.parse(text), text);
    }
  }
}
