package io.distrib.zookeeper;

import java.time.Duration;
import java.util.Optional;
import org.apache.zookeeper.common.PathUtils;

/**
 * Where a board is and who uses it. <em>Immutable.</em>
 *
 * @param servers addresses of ZooKeeper servers, {@code HOST:PORT} separated by commas: all of
 *     them, since a server that is cut off leaves those alone who know no other
 * @param fleet name of the fleet; fleets of different names share servers and know nothing of each
 *     other
 * @param member name of this nameserver, which no other of the fleet has
 * @param session how long the servers keep the statement of a member that is not heard any more; 1
 *     s or more. They may be set to other limits, which then hold
 * @param secret what members show to the servers, so that nobody else can read or write; without
 *     TLS it can be read on the way. Empty: everybody can
 */
public record BoardSettings(
    String servers, String fleet, String member, Duration session, Optional<String> secret) {
  private static final Duration MIN_SESSION = Duration.ofSeconds(1);
  private static final Duration MAX_SESSION = Duration.ofMinutes(1);

  /**
   * Checks the fields.
   *
   * @throws IllegalArgumentException if a name is none that ZooKeeper can store, no server is
   *     named, or the session is shorter than 1 s or longer than a minute
   */
  public BoardSettings {
    if (servers.isBlank()) {
      throw new IllegalArgumentException("no server is named");
    }
    PathUtils.validatePath(new BoardPaths(fleet).member(member));
    if (session.compareTo(MIN_SESSION) < 0 || session.compareTo(MAX_SESSION) > 0) {
      throw new IllegalArgumentException("a session of " + session + " (1 s to 1 min)");
    }
  }

  BoardPaths paths() {
    return new BoardPaths(fleet);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return member + " of fleet " + fleet + " at " + servers;
  }
}
