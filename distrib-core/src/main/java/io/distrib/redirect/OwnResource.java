package io.distrib.redirect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.io.InputStreamReader;

/** The files of this package. A library cannot open them: to other modules they are closed. */
final class OwnResource {
  private OwnResource() {}

  /**
   * The file {@code name}, in UTF-8.
   *
   * @throws FileNotFoundException if there is none
   */
  static BufferedReader open(String name) throws FileNotFoundException {
    InputStream bytes = OwnResource.class.getResourceAsStream(name);
    if (bytes == null) {
      throw new FileNotFoundException(name);
    }
    return new BufferedReader(new InputStreamReader(bytes, UTF_8));
  }
}
