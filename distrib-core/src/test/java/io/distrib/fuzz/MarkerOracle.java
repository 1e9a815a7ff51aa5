package io.distrib.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import io.distrib.marker.MarkerReading.State;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Section 4 of the rules a second time, slowly and by other means: lists, regular expressions and
 * the JDK's own HMAC. Shares no code with the codec that it judges. <em>Confined to one
 * thread.</em>
 */
final class MarkerOracle {
  private static final Pattern PLACED_IN_QUERY = Pattern.compile("(?i)distrib=");
  private static final Pattern TICKET_IN_QUERY = Pattern.compile("(?i)distrib-ticket=");
  private static final Pattern PLACED_IN_PATH = Pattern.compile("(?is)(.*/|)distrib=([^/]*)(/?)");
  private static final Pattern OPEN =
      Pattern.compile("([0-9]{1,12})(?:~([a-z0-9-]{1,63})~([1-9][0-9]?))?");
  private static final Pattern SIGNED = Pattern.compile("(?s)(.*)~([A-Za-z0-9][A-Za-z0-9_-]{22})");
  private static final Splitter AMPERSAND = Splitter.on('&');
  private static final Set<String> SITES = Set.of("boston", "chicago", "geneva");

  private final boolean isInPath;
  private final @Nullable Mac mac;

  /** The rules for markers that stand in the path or in the query, and are signed or not. */
  MarkerOracle(boolean isInPath, boolean isSigned) {
    this.isInPath = isInPath;
    this.mac = isSigned ? mac() : null;
  }

  private static Mac mac() {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(FuzzedSites.SECRET.getBytes(UTF_8), "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The values of all markers in {@code pathAndQuery} that count or that are to be removed. */
  List<String> values(String pathAndQuery) {
    List<String> values = new ArrayList<>();
    if (isInPath) {
      Matcher last = PLACED_IN_PATH.matcher(path(pathAndQuery));
      while (last.matches()) {
        values.add(0, last.group(2));
        last.reset(shortened(last));
      }
    } else {
      for (String parameter : parameters(pathAndQuery)) {
        if (PLACED_IN_QUERY.matcher(parameter).lookingAt()) {
          values.add(parameter.substring("distrib=".length()));
        }
      }
    }
    return values;
  }

  /** {@code pathAndQuery} as it is without markers. */
  String removed(String pathAndQuery) {
    if (!isInPath) {
      return without(PLACED_IN_QUERY, pathAndQuery);
    }
    String path = path(pathAndQuery);
    String rest = pathAndQuery.substring(path.length());
    Matcher last = PLACED_IN_PATH.matcher(path);
    while (last.matches()) {
      path = shortened(last);
      last.reset(path);
    }
    return (path.isEmpty() ? "/" : path) + rest;
  }

  /** {@code pathAndQuery} as it is without return tickets. */
  static String withoutTickets(String pathAndQuery) {
    return without(TICKET_IN_QUERY, pathAndQuery);
  }

  /** {@code pathAndQuery} with {@code value} in the marker's place, whatever stands there. */
  String with(String pathAndQuery, String value) {
    if (!isInPath) {
      return pathAndQuery + (pathAndQuery.indexOf('?') < 0 ? "?" : "&") + "distrib=" + value;
    }
    String path = path(pathAndQuery);
    boolean slash = path.endsWith("/");
    String marked = slash ? path + "distrib=" + value + "/" : path + "/distrib=" + value;
    return marked + pathAndQuery.substring(path.length());
  }

  /** {@code value} with its mac, if there is a key. */
  String signed(String value) {
    return mac == null ? value : value + "~" + FuzzedSites.KEY_ID + code(mac, value);
  }

  /** What the last marker of {@code pathAndQuery} is worth. */
  State state(String pathAndQuery) {
    List<String> values = values(pathAndQuery);
    return values.isEmpty() ? State.NONE : worth(values.get(values.size() - 1));
  }

  /**
   * Whether the last marker of {@code pathAndQuery} is of a walk and genuine, whatever its date.
   */
  boolean isWalk(String pathAndQuery) {
    List<String> values = values(pathAndQuery);
    Matcher parts = values.isEmpty() ? null : genuine(values.get(values.size() - 1));
    return parts != null && parts.group(2) != null;
  }

  /** The parts of what {@code raw} says; null if it is forged or malformed. */
  private @Nullable Matcher genuine(String raw) {
    String value = raw.replace("%7E", "~").replace("%7e", "~");
    Matcher signature = SIGNED.matcher(value);
    if (mac != null && !(signature.matches() && value.equals(signed(signature.group(1))))) {
      return null;
    }
    Matcher parts = OPEN.matcher(mac == null ? value : signature.group(1));
    return parts.matches() && (parts.group(2) == null || SITES.contains(parts.group(2)))
        ? parts
        : null;
  }

  private State worth(String raw) {
    Matcher parts = genuine(raw);
    if (parts == null) {
      return State.INVALID;
    }
    long age = FuzzedSites.NOW - Long.parseLong(parts.group(1));
    if (age < -5) {
      return State.INVALID;
    }
    if (age > 60) {
      return State.EXPIRED;
    }
    return parts.group(2) == null ? State.PLAIN : State.OVERFLOW;
  }

  private static String code(Mac mac, String value) {
    byte[] signed = mac.doFinal(("app.example.test\0" + value).getBytes(ISO_8859_1));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(signed, 16));
  }

  /** The path without its last segment, the trailing slash kept. */
  private static String shortened(Matcher last) {
    String before = last.group(1);
    return (before.isEmpty() ? "" : before.substring(0, before.length() - 1)) + last.group(3);
  }

  private static String without(Pattern unwanted, String pathAndQuery) {
    String path = path(pathAndQuery);
    List<String> all = parameters(pathAndQuery);
    List<String> kept = new ArrayList<>(all);
    kept.removeIf(parameter -> unwanted.matcher(parameter).lookingAt());
    return kept.isEmpty() ? path : path + "?" + String.join("&", kept);
  }

  private static String path(String pathAndQuery) {
    int query = pathAndQuery.indexOf('?');
    return query < 0 ? pathAndQuery : pathAndQuery.substring(0, query);
  }

  private static List<String> parameters(String pathAndQuery) {
    String path = path(pathAndQuery);
    return path.length() == pathAndQuery.length()
        ? List.of()
        : AMPERSAND.splitToList(pathAndQuery.substring(path.length() + 1));
  }
}
