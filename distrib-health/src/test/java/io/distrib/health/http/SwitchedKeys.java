package io.distrib.health.http;

import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** The keys of a TLS server whose certificate is replaced while it runs. <em>Thread-safe.</em> */
final class SwitchedKeys extends X509ExtendedKeyManager {
  private final X509ExtendedKeyManager after;
  private volatile X509ExtendedKeyManager current;

  SwitchedKeys(X509ExtendedKeyManager before, X509ExtendedKeyManager after) {
    this.current = before;
    this.after = after;
  }

  void switchOver() {
    current = after;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
    return current.chooseEngineServerAlias(keyType, issuers, engine);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return current.getCertificateChain(alias);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return current.getPrivateKey(alias);
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, java.net.@Nullable Socket socket) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyType, Principal @Nullable [] issuers, java.net.@Nullable Socket socket) {
    throw new UnsupportedOperationException();
  }
}
