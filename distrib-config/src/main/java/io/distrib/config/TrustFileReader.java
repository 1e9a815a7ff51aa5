package io.distrib.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code health.trust-file}: certificates in PEM (RFC 7468), with any text around them. */
final class TrustFileReader {
  static final String EXPECTED = "the name of a file";
  static final int MAX_BYTES = 1024 * 1024;
  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");

  private TrustFileReader() {}

  /** What the file that {@code value} names holds; it is looked for from {@code folder}. */
  static Optional<TrustFile> read(Value value, @Nullable Path folder) {
    return value
        .parsed(name -> ConfigurationFile.tryResolve(folder, name), EXPECTED)
        .flatMap(file -> trust(value, file));
  }

  private static Optional<TrustFile> trust(Value value, Path file) {
    try {
      List<X509Certificate> certificates = certificates(value.findings().text(file, MAX_BYTES));
      return certificates.isEmpty()
          ? value.refuse("a file with certificates in PEM; it has none")
          : Optional.of(new TrustFile(file, certificates));
    } catch (IOException e) {
      return value.refuse("a file that can be read: " + e.getMessage());
    } catch (CertificateException e) {
      return value.refuse("a file with certificates in PEM; one of them is faulty");
    }
  }

  /** The certificates in {@code text}. */
  static List<X509Certificate> certificates(String text) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> certificates = new ArrayList<>();
    for (String pem : CERTIFICATE.matcher(text).results().map(MatchResult::group).toList()) {
      ByteArrayInputStream bytes = new ByteArrayInputStream(pem.getBytes(UTF_8));
      certificates.add((X509Certificate) factory.generateCertificate(bytes));
    }
    return certificates;
  }
}
