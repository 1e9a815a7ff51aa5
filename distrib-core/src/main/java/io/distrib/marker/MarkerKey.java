package io.distrib.marker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key under which markers are signed: HMAC-SHA-256, cut to 16 bytes (rules, section 4). The
 * secret never leaves it. <em>Thread-safe.</em>
 */
public final class MarkerKey {
  /** Characters of a mac: the key's id and 16 bytes in base64url. */
  static final int MAC_LENGTH = 23;

  /** Bytes of a secret that cannot be guessed: as many as a mac has. */
  private static final int MIN_STRONG = 16;

  private static final int MAC_BYTES = 16;
  private static final String ALGORITHM = "HmacSHA256";
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final char id;
  private final boolean isWeak;
  private final Mac prototype;

  private MarkerKey(char id, boolean isWeak, Mac prototype) {
    this.id = id;
    this.isWeak = isWeak;
    this.prototype = prototype;
  }

  /**
   * A key.
   *
   * @param id one letter or digit by which a marker names its key
   * @param secret at least one character; its UTF-8 bytes are the key
   * @throws IllegalArgumentException if either is out of form
   */
  public static MarkerKey of(char id, String secret) {
    if (!isId(id) || secret.isEmpty()) {
      throw new IllegalArgumentException("a key needs one letter or digit as its id, and a secret");
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
      return new MarkerKey(id, isWeakSecret(secret), mac);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
    }
  }

  /** Whether {@code id} can name a key: one ASCII letter or digit. */
  public static boolean isId(char id) {
    return (id >= 'a' && id <= 'z') || (id >= 'A' && id <= 'Z') || (id >= '0' && id <= '9');
  }

  /** Whether {@code secret} has under 16 bytes in UTF-8, so that it may be found by trying. */
  public static boolean isWeakSecret(String secret) {
    return secret.getBytes(UTF_8).length < MIN_STRONG;
  }

  /** Whether its secret {@linkplain #isWeakSecret is weak}. */
  public boolean isWeak() {
    return isWeak;
  }

  /** The character by which a marker names this key. */
  public char id() {
    return id;
  }

  /**
   * The mac of {@code value} under {@code prefix}, the pool's name and a NUL: the id and 22
   * characters.
   */
  String mac(byte[] prefix, String value) {
    byte[] bytes = value.getBytes(ISO_8859_1);
    return id + new String(code(prefix, bytes, bytes.length), ISO_8859_1);
  }

  /**
   * Whether the 22 characters with which {@code text} ends are those of the mac of {@code text[0,
   * end)}; takes the same time wherever they differ.
   */
  boolean verifies(byte[] prefix, String text, int end) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    byte[] sent = Arrays.copyOfRange(bytes, bytes.length - MAC_LENGTH + 1, bytes.length);
    return MessageDigest.isEqual(code(prefix, bytes, end), sent);
  }

  private byte[] code(byte[] prefix, byte[] bytes, int end) {
    Mac mac = copy();
    mac.update(prefix);
    mac.update(bytes, 0, end);
    return ENCODER.encode(Arrays.copyOf(mac.doFinal(), MAC_BYTES));
  }

  private Mac copy() {
    try {
      return (Mac) prototype.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's " + ALGORITHM + " can be cloned", e);
    }
  }

  @Override
  public String toString() {
    return "MarkerKey[" + id + "]";
  }
}
