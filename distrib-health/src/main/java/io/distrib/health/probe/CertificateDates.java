package io.distrib.health.probe;

import com.google.common.base.Throwables;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;

/** Recognizes failures that come from the dates of a certificate and this machine's clock. */
public final class CertificateDates {
  private static final String EXPIRED = "the certificate has expired";
  private static final String NOT_YET_VALID = "the certificate is not valid yet";

  private CertificateDates() {}

  /** Whether {@code evidence} of a probe says that a certificate is not valid at this time. */
  public static boolean areBlamed(String evidence) {
    return evidence.contains(EXPIRED) || evidence.contains(NOT_YET_VALID);
  }

  /** What {@code failure} means if it comes from the dates of a certificate; empty if not. */
  static Optional<String> describe(Throwable failure) {
    Throwable root = Throwables.getRootCause(failure);
    if (root instanceof CertificateExpiredException) {
      return Optional.of(EXPIRED + " (" + root.getMessage() + ")");
    }
    return root instanceof CertificateNotYetValidException
        ? Optional.of(NOT_YET_VALID + " (" + root.getMessage() + ")")
        : Optional.empty();
  }
}
