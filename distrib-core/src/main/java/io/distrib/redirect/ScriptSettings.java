package io.distrib.redirect;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Ascii;
import io.distrib.http.Authority;
import io.distrib.model.Scheme;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a script is answered where a page would be redirected (H14). <em>Immutable.</em>
 *
 * @param areRedirected whether scripts are redirected like pages
 * @param status otherwise the status of the answer that names the address, 400 to 599 but none that
 *     a browser acts upon by itself
 * @param origins whose scripts may read our answers (CORS), each as {@link #parseOrigin} gives it
 */
public record ScriptSettings(boolean areRedirected, int status, Set<String> origins) {
  /** What a status has to be. */
  public static final String STATUS_EXPECTED =
      "400 to 599, but not 407, 408, 421, 425: browsers act upon these by themselves";

  /** What an origin has to be. */
  public static final String ORIGIN_EXPECTED =
      "an origin such as https://www.example.com or http://localhost:3000: no path, no wildcard";

  private static final Set<Integer> BROWSERS_OWN = Set.of(407, 408, 421, 425);
  private static final Pattern ORIGIN = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([!-~]+)");

  /** 409, and no other origin may read it. */
  public static final ScriptSettings DEFAULT = new ScriptSettings(false, 409, Set.of());

  /**
   * Copies the set and checks the parts.
   *
   * @throws IllegalArgumentException if the status or an origin is not as it has to be
   */
  public ScriptSettings {
    origins = Set.copyOf(origins);
    checkArgument(isStatus(status), "script status %s (expected %s)", status, STATUS_EXPECTED);
    for (String origin : origins) {
      checkArgument(
          parseOrigin(origin).equals(Optional.of(origin)),
          "origin %s (expected %s, in lower case)",
          origin,
          ORIGIN_EXPECTED);
    }
  }

  /** Whether a script can be answered with {@code status}. */
  public static boolean isStatus(int status) {
    return status >= 400 && status <= 599 && !BROWSERS_OWN.contains(status);
  }

  /**
   * The origin that {@code text} names, as a browser writes it into the {@code Origin} field (RFC
   * 6454 6.2): in lower case, without the scheme's own port; empty if it names none.
   */
  public static Optional<String> parseOrigin(String text) {
    Matcher matcher = ORIGIN.matcher(text);
    Authority authority = matcher.matches() ? Authority.parse(matcher.group(2)) : null;
    if (authority == null || authority.host().indexOf('*') >= 0) {
      return Optional.empty();
    }
    String scheme = Ascii.toLowerCase(matcher.group(1));
    int own = Scheme.parse(scheme).map(Scheme::defaultPort).orElse(0);
    int port = authority.port();
    return Optional.of(
        scheme + "://" + authority.host() + (port == 0 || port == own ? "" : ":" + port));
  }
}
