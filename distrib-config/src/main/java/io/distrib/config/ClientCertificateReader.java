package io.distrib.config;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code health.client-cert}: a file in PEM (RFC 7468) with a certificate, those of its
 * authorities, and its private key in PKCS #8 without a password.
 */
final class ClientCertificateReader {
  private static final String EXPECTED =
      "a file in PEM with a certificate and its private key (BEGIN PRIVATE KEY, PKCS #8, without a"
          + " password); ";
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----");

  private ClientCertificateReader() {}

  /** What the file that {@code value} names holds; it is looked for from {@code folder}. */
  static Optional<ClientCertificate> read(Value value, @Nullable Path folder) {
    return value
        .parsed(name -> ConfigurationFile.tryResolve(folder, name), TrustFileReader.EXPECTED)
        .flatMap(file -> certificate(value, file));
  }

  private static Optional<ClientCertificate> certificate(Value value, Path file) {
    try {
      String text = value.findings().text(file, TrustFileReader.MAX_BYTES);
      List<X509Certificate> chain = TrustFileReader.certificates(text);
      Matcher pem = KEY.matcher(text);
      if (chain.isEmpty() || !pem.find()) {
        return value.refuse(
            EXPECTED + (chain.isEmpty() ? "it has no certificate" : "it has no key"));
      }
      PrivateKey key = key(pem.group(1), chain.get(0).getPublicKey());
      return isPair(key, chain.get(0).getPublicKey())
          ? Optional.of(new ClientCertificate(file, chain, key))
          : value.refuse(EXPECTED + "its key is not that of its first certificate");
    } catch (IOException e) {
      return value.refuse("a file that can be read: " + e.getMessage());
    } catch (CertificateException e) {
      return value.refuse(EXPECTED + "one of its certificates is faulty");
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return value.refuse(EXPECTED + "its key is faulty, or not that of its first certificate");
    }
  }

  private static PrivateKey key(String base64, PublicKey counterpart)
      throws GeneralSecurityException {
    byte[] der = Base64.getMimeDecoder().decode(base64);
    return KeyFactory.getInstance(counterpart.getAlgorithm())
        .generatePrivate(new PKCS8EncodedKeySpec(der));
  }

  /** Whether what {@code key} signs is verified by {@code counterpart}. */
  private static boolean isPair(PrivateKey key, PublicKey counterpart)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance(signature(key.getAlgorithm()));
    signature.initSign(key);
    signature.update((byte) 0);
    byte[] signed = signature.sign();
    signature.initVerify(counterpart);
    signature.update((byte) 0);
    return signature.verify(signed);
  }

  private static String signature(String algorithm) {
    return switch (algorithm) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> algorithm;
    };
  }
}
