package io.distrib.fuzz;

import io.distrib.redirect.Rendered;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * How others read what we read and write: OkHttp's {@link HttpUrl}, which is built to behave as
 * browsers do and is held to the web platform's own tests; {@link URI}, which goes by RFC 2396; and
 * jsoup, which reads HTML by the living standard. It differs from browsers in one thing that could
 * count: it reads no name as an IPv4 address in numbers, and none of our names ends in a number.
 */
final class Browser {
  private static final String NOT_FOR_JAVA = "\"<>\\^`{|}[]";

  /** Pages that were read before: there are few that say nothing of the request. */
  private static final Set<String> LEADING_NOWHERE = new HashSet<>();

  private Browser() {}

  /** {@code uri} as a browser reads it; null if it refuses to. */
  static @Nullable HttpUrl read(String uri) {
    return HttpUrl.parse(uri);
  }

  /** The name in {@code url}, less one trailing dot: to DNS it is the same. */
  static String name(HttpUrl url) {
    String host = url.host();
    return host.length() > 1 && host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  /** What a browser asks the server of {@code url}. */
  static String target(HttpUrl url) {
    String query = url.encodedQuery();
    return query == null ? url.encodedPath() : url.encodedPath() + "?" + query;
  }

  /** {@code uri} as Java reads it; null if it is none in its eyes. */
  static @Nullable URI readAsJava(String uri) {
    for (int i = 0; i < uri.length(); i++) {
      char c = uri.charAt(i);
      if (NOT_FOR_JAVA.indexOf(c) >= 0 || (c == '%' && !areHex(uri, i + 1))) {
        return null;
      }
    }
    try {
      return new URI(uri);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static boolean areHex(String text, int at) {
    return at + 1 < text.length()
        && Character.digit(text.charAt(at), 16) >= 0
        && Character.digit(text.charAt(at + 1), 16) >= 0;
  }

  /**
   * Where {@code html}, a page of ours, leads: by its link, and by itself as well if it is to
   * refresh; it holds nothing else than such a page does.
   */
  static void requireLeadsTo(String uri, boolean refreshes, String html) {
    int links = 0;
    int refresh = 0;
    for (Element element : elementsOf(html)) {
      if (element.normalName().equals("a")) {
        links++;
        Verdict.same(uri, element.attr("href"), "link of a page");
        Verdict.same(1, element.attributesSize(), "attributes of a link");
      } else if (element.hasAttr("http-equiv")) {
        refresh++;
        Verdict.same("refresh", element.attr("http-equiv"), "http-equiv of a page");
        Verdict.same(uri, refreshTarget(element.attr("content")), "refresh of a page");
      }
    }
    Verdict.same(1, links, "links of a page");
    Verdict.same(refreshes ? 1 : 0, refresh, "refreshes of a page");
  }

  /** Requires that {@code html}, a page of ours, leads nowhere. */
  static void requireLeadsNowhere(String html) {
    if (LEADING_NOWHERE.contains(html)) {
      return;
    }
    for (Element element : elementsOf(html)) {
      Verdict.require(!element.normalName().equals("a"), "no link", html);
      Verdict.require(!element.hasAttr("http-equiv"), "no refresh", html);
    }
    LEADING_NOWHERE.add(html);
  }

  /** The elements of {@code html}: none that a page of ours has no use for. */
  private static List<Element> elementsOf(String html) {
    List<Element> elements = Jsoup.parse(html).getAllElements();
    Verdict.require(elements.size() <= 18, "number of elements", html);
    for (Element element : elements) {
      switch (element.normalName()) {
        case "#root", "html", "head", "meta", "title", "style", "body", "main", "h1", "p", "a" -> {}
        case "button" -> Verdict.require(element.hasAttr("hidden"), "hidden", html);
        case "script" -> Verdict.same(Rendered.SCRIPT, element.data(), "script of a page");
        default -> throw new AssertionError("element of a page: " + element.normalName());
      }
    }
    return elements;
  }

  /** The living standard's "shared declarative refresh steps", for what we write. */
  private static String refreshTarget(String content) {
    int at = 0;
    while (at < content.length() && Character.isDigit(content.charAt(at))) {
      at++;
    }
    Verdict.require(at > 0 && content.startsWith("; url=", at), "content of a refresh", content);
    String target = content.substring(at + "; url=".length());
    char first = target.isEmpty() ? ' ' : target.charAt(0);
    if (first != '"' && first != '\'') {
      return target;
    }
    int end = target.indexOf(first, 1);
    return target.substring(1, end < 0 ? target.length() : end);
  }
}
