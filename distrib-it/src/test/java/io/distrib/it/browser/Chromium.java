package io.distrib.it.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.remote.RemoteWebDriver;

/** Starts Debian's Chromium, each time with an empty profile. <em>Confined to one thread.</em> */
final class Chromium implements AutoCloseable {
  /** What a visitor has forbidden. */
  enum Habit {
    NO_SCRIPTS("javascript"),
    NO_COOKIES("cookies");

    private final String setting;

    Habit(String setting) {
      this.setting = setting;
    }
  }

  /** Headless, as root, and asking nobody of its own accord. */
  private static final List<String> ARGUMENTS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-proxy-server",
          "--ignore-certificate-errors",
          "--window-size=900,600");

  private final Path folder;
  private final List<String> more;
  private final ChromeDriverService service;

  /**
   * For browsers whose files are below {@code folder}.
   *
   * @param more further arguments for each
   */
  Chromium(Path folder, String... more) throws IOException {
    this.folder = folder;
    this.more = List.of(more);
    Path home = Files.createDirectories(folder.resolve("home"));
    this.service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File("/usr/bin/chromedriver"))
            .usingAnyFreePort()
            .withEnvironment(Map.of("HOME", home.toString()))
            .withLogFile(folder.resolve("chromedriver.log").toFile())
            .build();
    service.start();
  }

  /** A new visitor's browser. */
  Browser open(Habit... habits) throws IOException {
    Map<String, Object> preferences = new HashMap<>();
    for (Habit habit : habits) {
      preferences.put("profile.default_content_setting_values." + habit.setting, 2);
    }
    return open(options(preferences));
  }

  /** That of a visitor who reads {@code language} on a page that is {@code width} pixels wide. */
  Browser openFor(String language, int width) throws IOException {
    ChromeOptions options = options(Map.of("intl.accept_languages", language));
    Map<String, Object> page = Map.of("width", width, "height", 640, "pixelRatio", 1.0);
    options.setExperimentalOption("mobileEmulation", Map.of("deviceMetrics", page));
    return open(options);
  }

  private ChromeOptions options(Map<String, Object> preferences) throws IOException {
    ChromeOptions options = new ChromeOptions();
    options.setBinary("/usr/bin/chromium");
    options.addArguments(ARGUMENTS);
    options.addArguments(more);
    options.addArguments("--user-data-dir=" + Files.createTempDirectory(folder, "profile"));
    options.setExperimentalOption("prefs", preferences);
    return options;
  }

  private Browser open(ChromeOptions options) {
    return new Browser(new RemoteWebDriver(service.getUrl(), options, false));
  }

  @Override
  public void close() {
    service.stop();
  }
}
