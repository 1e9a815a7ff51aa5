package io.distrib.it.browser.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.io.ByteSource;
import org.jspecify.annotations.Nullable;

/**
 * What the shop answers.
 *
 * @param location where the client is sent; null if nowhere
 */
record Reply(int status, String type, ByteSource body, @Nullable String location, Session session) {
  private static final String HTML = "text/html; charset=utf-8";

  /** What becomes of the session. */
  enum Session {
    STAYS,
    /** It goes on under another id: nobody else can have known it before the login. */
    IS_RENAMED,
    ENDS
  }

  static Reply page(String html) {
    return page(200, html, Session.STAYS);
  }

  static Reply page(int status, String html, Session session) {
    return new Reply(status, HTML, ByteSource.wrap(html.getBytes(UTF_8)), null, session);
  }

  static Reply picture(ByteSource png) {
    return new Reply(200, "image/png", png, null, Session.STAYS);
  }

  static Reply seeOther(String location, Session session) {
    return new Reply(303, HTML, ByteSource.empty(), location, session);
  }
}
