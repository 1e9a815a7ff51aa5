package io.distrib.config;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What probes show to sites that ask for a certificate under TLS. Equal only if the content is the
 * same, so that a reload sees that the file has changed. <em>Immutable.</em>
 *
 * @param file where it was read
 * @param chain its own certificate, then those of its authorities
 * @param key the private key of the first certificate
 */
public record ClientCertificate(Path file, List<X509Certificate> chain, PrivateKey key) {
  /** Copies the list. */
  public ClientCertificate {
    chain = List.copyOf(chain);
  }

  /** The file alone. */
  @Override
  public String toString() {
    return "ClientCertificate[" + file + "]";
  }
}
