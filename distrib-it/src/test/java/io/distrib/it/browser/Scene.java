package io.distrib.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.it.browser.Chromium.Habit;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.openqa.selenium.Cookie;

/** The world, the browser that is looked at, and what is looked for. */
final class Scene implements AutoCloseable {
  /** What visitors type. */
  static final String START = "http://" + World.POOL + "/";

  /** A marker in a query, signed; group 1 is when it was issued. */
  static final Pattern MARKED = Pattern.compile("distrib=(\\d+)(~[a-z]+~\\d+)?~a[\\w-]+");

  private final World world;
  private final Chromium chromium;
  private final Album album;
  private Browser browser;
  private String home = "";

  Scene(World world, Chromium chromium, Album album) throws IOException {
    this.world = world;
    this.chromium = chromium;
    this.album = album;
    this.browser = chromium.open();
  }

  /** Something that a visitor does, with all that must then be so. */
  interface Step {
    /** Does it. */
    void take() throws IOException;
  }

  World world() {
    return world;
  }

  Browser browser() {
    return browser;
  }

  /** Another visitor comes, with a browser that knows nothing yet. */
  Browser newVisitor(Habit... habits) throws IOException {
    browser.close();
    browser = chromium.open(habits);
    return browser;
  }

  /** The site that the Pool Name means, as long as it is up. */
  String home() {
    return home;
  }

  void home(String site) {
    home = site;
  }

  /** The one that takes over from it. */
  String next() {
    return World.next(home);
  }

  /** The last one of a walk that begins at {@link #home}. */
  String last() {
    return World.next(next());
  }

  /** The site whose name stands in the address bar. */
  String site() {
    return World.site(browser.address().getHost());
  }

  void assertIsAt(String site, String path, String text) {
    assertThat(browser.text()).contains(text);
    assertThat(site()).isEqualTo(site);
    assertThat(browser.address().getPath()).isEqualTo(path);
  }

  /** The only cookie of the application, which is for this very site. */
  Cookie sessionCookie() {
    List<Cookie> cookies =
        browser.cookies().stream()
            .filter(cookie -> !cookie.getName().equals("distrib_here"))
            .toList();
    assertThat(cookies).hasSize(1);
    Cookie cookie = cookies.get(0);
    assertThat(cookie.getDomain()).isEqualTo(World.name(site()));
    return cookie;
  }

  void signIn() {
    browser.type("name", "Ada");
    browser.press("Sign in");
    browser.awaitText("Hello Ada");
  }

  /** Takes {@code step} and a photograph of where it has led. */
  void step(String name, Step step) throws IOException {
    long start = System.nanoTime();
    try {
      step.take();
      album.add(name, browser);
      System.out.printf("%4.1f s %s, %s%n", seconds(start), name, browser.address());
    } catch (IOException | RuntimeException | AssertionError e) {
      System.out.println(world.printed() + "== " + name + " fails: " + e);
      System.out.println(browser.address() + "\n" + browser.text());
      album.add(name + "-failed", browser);
      throw e;
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  @Override
  public void close() {
    browser.close();
  }
}
