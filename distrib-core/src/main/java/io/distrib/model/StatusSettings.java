package io.distrib.model;

import static com.google.common.base.Preconditions.checkArgument;

import io.distrib.topology.ClientNetwork;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a site serves its status document, and to whom: to clients of certain networks, and to
 * those who know a secret; nobody else learns that it is there. <em>Immutable.</em>
 *
 * @param path the whole path, as it stands in a request's target
 * @param clients the networks whose clients may read it
 * @param secret what others have to show, as the token of {@code Authorization: Bearer} (RFC 6750
 *     2.1): 1 to 512 visible US-ASCII characters; empty: there are no others
 */
public record StatusSettings(String path, List<ClientNetwork> clients, Optional<String> secret) {
  /** Where it is unless told otherwise. */
  public static final String DEFAULT_PATH = "/.well-known/distrib";

  /** What a path looks like, for messages. */
  public static final String PATH_EXPECTED =
      "a path that starts with /, without spaces, ?, # and *";

  /** What a secret looks like, for messages. */
  public static final String SECRET_EXPECTED =
      "a secret of 1 to 512 visible US-ASCII characters, without spaces";

  private static final Pattern PATH = Pattern.compile("/[!-~&&[^#?*]]*");
  private static final Pattern SECRET = Pattern.compile("[!-~]{1,512}");

  /**
   * Copies the list and checks the parts.
   *
   * @throws IllegalArgumentException if one is out of form, or nobody may read the document
   */
  public StatusSettings {
    clients = List.copyOf(clients);
    checkArgument(isPath(path), "status: path %s (expected %s)", path, PATH_EXPECTED);
    checkArgument(
        secret.map(StatusSettings::isSecret).orElse(true),
        "status: secret *** (expected %s)",
        SECRET_EXPECTED);
    checkArgument(
        !clients.isEmpty() || secret.isPresent(),
        "status: readers: none (expected clients, or a secret)");
  }

  /** Whether the document can stand at {@code path}. */
  public static boolean isPath(String path) {
    return PATH.matcher(path).matches();
  }

  /** Whether {@code text} can be the secret. */
  public static boolean isSecret(String text) {
    return SECRET.matcher(text).matches();
  }

  /** The {@code Authorization} field of a request that shows the secret; empty if there is none. */
  public Optional<String> authorization() {
    return secret.map(text -> "Bearer " + text);
  }

  /** All but the secret. */
  @Override
  public String toString() {
    return "StatusSettings[path="
        + path
        + ", clients="
        + clients
        + (secret.isPresent() ? ", secret=***]" : "]");
  }
}
