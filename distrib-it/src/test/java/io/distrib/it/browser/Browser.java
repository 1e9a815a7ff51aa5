package io.distrib.it.browser;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.RemoteWebDriver;

/** One visitor's browser, and what can be seen in it. <em>Confined to one thread.</em> */
final class Browser implements AutoCloseable {
  /** Longer than a browser keeps an address. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** With scripts the element is in a template, into which no selector looks. */
  private static final Pattern REFRESH =
      Pattern.compile("<meta http-equiv=\"refresh\" content=\"([^\"]*)\">");

  private final RemoteWebDriver driver;

  Browser(RemoteWebDriver driver) {
    this.driver = driver;
  }

  /** Types {@code url} into the address bar. */
  void visit(String url) {
    driver.get(url);
  }

  /** Types {@code url} into the address bar; that the page then cannot be had is no error. */
  void tryToVisit(String url) {
    try {
      visit(url);
    } catch (WebDriverException e) {
      refuseOther(e);
    }
  }

  void click(String link) {
    driver.findElement(By.linkText(link)).click();
  }

  void press(String button) {
    driver.findElement(By.xpath("//button[normalize-space()='" + button + "']")).click();
  }

  void type(String field, String text) {
    driver.findElement(By.name(field)).sendKeys(text);
  }

  void back() {
    driver.navigate().back();
  }

  /** Presses reload; that the page then cannot be had is no error. */
  void reload() {
    try {
      driver.navigate().refresh();
    } catch (WebDriverException e) {
      refuseOther(e);
    }
  }

  private static void refuseOther(WebDriverException e) {
    if (!e.getMessage().contains("net::ERR_")) {
      throw e;
    }
  }

  /** What {@code script}, on the page, hands to its function {@code done}. */
  String asks(String script) {
    return String.valueOf(
        driver.executeAsyncScript("const done = arguments[arguments.length - 1]; " + script));
  }

  /** What stands in the address bar. */
  URI address() {
    return URI.create(driver.getCurrentUrl());
  }

  String text() {
    return seen("a page", () -> driver.findElement(By.tagName("body")).getText());
  }

  /** The widths of the pictures on the page, in their own pixels; 0 for one that is not shown. */
  List<Integer> pictureWidths() {
    return seen(
        "pictures",
        () ->
            driver.findElements(By.tagName("img")).stream()
                .map(picture -> Integer.valueOf(picture.getDomProperty("naturalWidth")))
                .toList());
  }

  /** How many pages the back and forward buttons know. */
  long historyLength() {
    return (Long) driver.executeScript("return history.length");
  }

  /** The cookies that go with the page. */
  Set<Cookie> cookies() {
    return driver.manage().getCookies();
  }

  /** The value of the cookie {@code name}; empty if there is none. */
  String cookie(String name) {
    Cookie cookie = driver.manage().getCookieNamed(name);
    return cookie == null ? "" : cookie.getValue();
  }

  /** After how many seconds, and where, the page asks again: {@code SECONDS; url=URL}. */
  String refresh() {
    await("a page that asks again", () -> REFRESH.matcher(driver.getPageSource()).find());
    Matcher meta = REFRESH.matcher(driver.getPageSource());
    return meta.find() ? meta.group(1) : "";
  }

  /** Waits until {@code text} is on the page. */
  void awaitText(String text) {
    awaitEither(text, text);
  }

  /** Waits until one of the texts is on the page. */
  void awaitEither(String one, String other) {
    await("a page with " + one, () -> text().contains(one) || text().contains(other));
  }

  /** Presses reload until {@code text} is on the page. */
  void reloadUntil(String text) {
    await(
        "a reload that shows " + text,
        () -> {
          reload();
          return text().contains(text);
        });
  }

  /** Waits until {@code isSo}. */
  void await(String what, Callable<Boolean> isSo) {
    patient(what).until(isSo);
  }

  /** Writes what the window shows. */
  void photograph(Path file) throws IOException {
    Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() {
    driver.quit();
  }

  /** What {@code look} sees once it sees anything: the page may just be going away. */
  private static <T> T seen(String what, Callable<T> look) {
    return patient(what).until(look, value -> true);
  }

  private static ConditionFactory patient(String what) {
    return Awaitility.await(what)
        .atMost(LIMIT)
        .ignoreExceptionsInstanceOf(WebDriverException.class);
  }
}
