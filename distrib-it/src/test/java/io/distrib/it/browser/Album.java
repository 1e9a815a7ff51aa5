package io.distrib.it.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Screenshots, numbered in the order of the steps. <em>Confined to one thread.</em> */
final class Album {
  private final Path folder;
  private int count;

  Album(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  void add(String step, Browser browser) throws IOException {
    count++;
    String name = String.format(Locale.ROOT, "%02d-%s.png", count, step);
    browser.photograph(folder.resolve(name));
  }

  int count() {
    return count;
  }
}
