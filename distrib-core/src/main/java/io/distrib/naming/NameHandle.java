package io.distrib.naming;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One name of a naming service, with its aliases: found once, asked often. Asking neither blocks
 * nor throws, nor does it allocate. <em>Thread-safe.</em>
 */
public sealed interface NameHandle permits SiteNameEntry, PoolNameEntry {
  /**
   * What the name means to different clients, always the same list: at least one, the first for
   * clients of whom nothing is known. Only the Pool Name of a pool with groups has more (D9).
   */
  List<NameVariant> variants();

  /**
   * Which of {@link #variants} holds for a client.
   *
   * @param client the client, or its network; null if not known
   */
  int variantOf(@Nullable InetAddress client);

  /**
   * How many leading bits of the client's address decide what it is answered with, 0 to 128 (D10).
   *
   * @param client the client, or its network; null if not known
   */
  int scopeOf(@Nullable InetAddress client);
}
