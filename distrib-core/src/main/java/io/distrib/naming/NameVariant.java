package io.distrib.naming;

import io.distrib.model.RecordKind;
import io.distrib.topology.Site;
import java.net.InetAddress;
import java.util.Map;
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

  /**
   * How often each site is the first that a client is named, of very many questions that are not
   * asked in one moment; for plans and tables, not for answers. Slow starts are left out.
   *
   * @param current a plan of this variant
   * @param client the client, or its network; null if not known
   * @return sites by the order of the plan, each with its share over 0, together 1; empty if no
   *     site is named. Of a policy that is none of the built-in ones, the one site that it chooses
   *     when it is asked once.
   */
  Map<Site, Double> shares(AnswerSet current, @Nullable InetAddress client, RecordKind kind);
}
