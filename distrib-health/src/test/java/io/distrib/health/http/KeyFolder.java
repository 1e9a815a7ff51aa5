package io.distrib.health.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.config.TrustFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509ExtendedKeyManager;

/** Keys and certificates that the JDK's keytool makes in a folder, each in a store of its own. */
final class KeyFolder {
  private static final String PASSWORD = "changeit";

  private final Path folder;

  KeyFolder(Path folder) {
    this.folder = folder;
  }

  /** A key with a certificate that it has signed itself, with {@code host} in its subject. */
  void make(String name, String host, String... options) throws Exception {
    List<String> genkeypair = new ArrayList<>(List.of("-genkeypair", "-keyalg", "EC"));
    genkeypair.addAll(List.of("-dname", "CN=" + host));
    genkeypair.addAll(List.of(options));
    keytool(name, genkeypair.toArray(String[]::new));
  }

  /** The key of an authority. */
  void makeAuthority(String name) throws Exception {
    make(name, "authority", "-ext", "bc:c");
  }

  /** A key with a certificate of the authority for {@code host}. */
  void sign(String name, String host, String... options) throws Exception {
    List<String> genkeypair = new ArrayList<>(List.of("-genkeypair", "-keyalg", "EC"));
    genkeypair.addAll(List.of("-dname", "CN=" + host, "-ext", "san=dns:" + host));
    genkeypair.addAll(List.of("-signer", "key", "-alias", name));
    genkeypair.addAll(List.of(options));
    keytool("authority", genkeypair.toArray(String[]::new));
    KeyStore authority = keys("authority");
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    Key key = authority.getKey(name, PASSWORD.toCharArray());
    own.setKeyEntry("key", key, PASSWORD.toCharArray(), authority.getCertificateChain(name));
    own.setCertificateEntry("root", authority.getCertificate("key"));
    save(own, name);
    authority.deleteEntry(name);
    save(authority, "authority");
  }

  private void save(KeyStore keys, String store) throws Exception {
    try (OutputStream out = Files.newOutputStream(store(store))) {
      keys.store(out, PASSWORD.toCharArray());
    }
  }

  /** The file of the key {@code name}. */
  Path store(String name) {
    return folder.resolve(name + ".p12");
  }

  private void keytool(String store, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
    command.addAll(List.of(options));
    command.addAll(List.of("-storetype", "PKCS12", "-keystore", store(store).toString()));
    command.addAll(List.of("-storepass", PASSWORD));
    if (!command.contains("-alias")) {
      command.addAll(List.of("-alias", "key"));
    }
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).as(command.toString()).isZero();
  }

  Optional<TrustFile> trusted(String store) throws Exception {
    return Optional.of(new TrustFile(store(store), List.of(certificate(store))));
  }

  X509Certificate certificate(String store) throws Exception {
    byte[] encoded = keys(store).getCertificate("key").getEncoded();
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded));
  }

  KeyStore keys(String store) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store(store))) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  SSLContext context(String store) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[] {keyManager(store)}, null, null);
    return context;
  }

  PrivateKey privateKey(String store) throws Exception {
    return (PrivateKey) keys(store).getKey("key", PASSWORD.toCharArray());
  }

  X509ExtendedKeyManager keyManager(String store) throws Exception {
    KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
    keyManagers.init(keys(store), PASSWORD.toCharArray());
    return (X509ExtendedKeyManager) keyManagers.getKeyManagers()[0];
  }
}
