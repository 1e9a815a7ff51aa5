package io.distrib.it.browser;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What visitors do with their browsers, and what they see, in a {@link Namespace}: {@code Walk
 * FOLDER ALBUM}. Fails at the first step that does not end as it must.
 */
public final class Walk {
  private Walk() {}

  /** Walks from one step to the next. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Album album = new Album(Path.of(arguments[1]));
    try (World world = new World(folder);
        Chromium chromium = new Chromium(folder)) {
      world.start();
      try (Scene scene = new Scene(world, chromium, album)) {
        new FirstVisit(scene).walk();
        new Outage(scene).walk();
        new FullSites(scene).walk();
      }
    }
    System.out.println("steps: " + album.count());
  }
}
