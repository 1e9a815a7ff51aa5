package io.distrib.config;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The certificates that are trusted in place of the JDK's. Equal only if they are the same, so that
 * a reload sees that a file has changed. <em>Immutable.</em>
 *
 * @param file where they were read
 * @param certificates what was read there, at least one
 */
public record TrustFile(Path file, List<X509Certificate> certificates) {
  /** Copies the list. */
  public TrustFile {
    certificates = List.copyOf(certificates);
  }
}
