package io.distrib.naming;

import io.distrib.model.RecordKind;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * One name of a naming service, with its aliases: found once, asked often. Asking neither blocks
 * nor throws, nor does it allocate unless the policy does. <em>Thread-safe.</em>
 */
public sealed interface NameHandle permits SiteNameEntry {
  /** What the name means now: the same object until it means something else. */
  AnswerSet plan();

  /**
   * Which answer of {@code current} this client is to be given (D1, D7).
   *
   * @param current a plan of this name
   * @param client the client, or its network; null if not known
   * @return 0 to {@link AnswerSet#choices} - 1
   */
  int choose(AnswerSet current, @Nullable InetAddress client, RecordKind kind);
}
