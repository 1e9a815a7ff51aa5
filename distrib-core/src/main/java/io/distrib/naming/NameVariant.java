package io.distrib.naming;

import io.distrib.model.RecordKind;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * What a name means to some clients, or to all. Asking neither blocks nor throws, nor does it
 * allocate unless the policy does. <em>Thread-safe.</em>
 */
public sealed interface NameVariant permits SiteNameEntry {
  /** What it means now: the same object until it means something else. */
  AnswerSet plan();

  /**
   * Which answer of {@code current} this client is to be given (D1, D7).
   *
   * @param current a plan of this variant
   * @param client the client, or its network; null if not known
   * @return 0 to {@link AnswerSet#choices} - 1
   */
  int choose(AnswerSet current, @Nullable InetAddress client, RecordKind kind);
}
