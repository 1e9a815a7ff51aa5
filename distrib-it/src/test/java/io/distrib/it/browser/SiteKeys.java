package io.distrib.it.browser;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.distrib.it.process.Program;
import io.distrib.it.process.Program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/**
 * A key for a pool's names and its certificate, which Chromium is told not to judge.
 *
 * @param store both, as PKCS #12
 * @param certificate the certificate, as PEM
 * @param key the key, as PEM (PKCS #8)
 */
record SiteKeys(Path store, Path certificate, Path key) {
  /** What opens the store. */
  static final String PASSWORD = "changeit";

  /**
   * Makes them in {@code folder}, for {@code pool} and the names below it, unless they are there.
   */
  static SiteKeys make(Path folder, String pool) throws IOException {
    Path store = folder.resolve("keys.p12");
    if (Files.notExists(store)) {
      generate(store, pool);
    }
    try {
      KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
      byte[] certificate = keys.getCertificate("key").getEncoded();
      byte[] key = keys.getKey("key", PASSWORD.toCharArray()).getEncoded();
      return new SiteKeys(
          store,
          write(folder.resolve("certificate.pem"), "CERTIFICATE", certificate),
          write(folder.resolve("key.pem"), "PRIVATE KEY", key));
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static void generate(Path store, String pool) throws IOException {
    Outcome made =
        Program.run(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "key",
            "-keyalg",
            "EC",
            "-dname",
            "CN=" + pool,
            "-ext",
            "san=dns:" + pool + ",dns:*." + pool,
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            PASSWORD);
    if (made.code() != 0) {
      throw new IOException(made.toString());
    }
  }

  private static Path write(Path file, String what, byte[] content) throws IOException {
    String text = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content);
    return Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
  }
}
