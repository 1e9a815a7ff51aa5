package io.distrib.model;

import io.distrib.topology.Site;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * Which sites a name means right now. Adapters dispatch through {@link #fold} only.
 * <em>Immutable.</em>
 */
public sealed interface NamingAnswer {
  /** Why. */
  NamingReason reason();

  /** Calls the case for this kind of answer. */
  <C, T> T fold(C context, Cases<C, T> cases);

  /**
   * One function for each kind of answer.
   *
   * @param <C> what the adapter carries along
   * @param <T> what comes of it
   */
  interface Cases<C, T> {
    /** The addresses of these sites. */
    T sites(C context, Sites answer);

    /** The name exists, but has no address now. */
    T noData(C context, NoData answer);

    /** The name exists, but nothing can be said about it now. */
    T fail(C context, Fail answer);

    /** The name is served by another process (D8). */
    T elsewhere(C context, Elsewhere answer);

    /** The name is none of the pool's. */
    T unknown(C context, Unknown answer);
  }

  /**
   * The addresses of {@code sites}: one, unless the pool asks for more (D1, D2).
   *
   * @param addresses those that are answered, of all the sites, each once (D13)
   * @param ttl how long the answer may be kept
   * @param scope how many leading bits of the client's address it depends on, 0 to 128: all clients
   *     that share them may be given the same answer (D10)
   */
  record Sites(
      NamingReason reason, List<Site> sites, List<InetAddress> addresses, Duration ttl, int scope)
      implements NamingAnswer {
    /** Copies the lists. */
    public Sites {
      sites = List.copyOf(sites);
      addresses = List.copyOf(addresses);
    }

    @Override
    public <C, T> T fold(C context, Cases<C, T> cases) {
      return cases.sites(context, this);
    }
  }

  /** NOERROR without an answer (D5). */
  record NoData(NamingReason reason) implements NamingAnswer {
    @Override
    public <C, T> T fold(C context, Cases<C, T> cases) {
      return cases.noData(context, this);
    }
  }

  /** SERVFAIL (D5). */
  record Fail(NamingReason reason) implements NamingAnswer {
    @Override
    public <C, T> T fold(C context, Cases<C, T> cases) {
      return cases.fail(context, this);
    }
  }

  /** REFUSED: the name exists, but this process does not play its role (D8). */
  record Elsewhere(NamingReason reason) implements NamingAnswer {
    @Override
    public <C, T> T fold(C context, Cases<C, T> cases) {
      return cases.elsewhere(context, this);
    }
  }

  /** None of the pool's names: the zone decides (D4). */
  record Unknown(NamingReason reason) implements NamingAnswer {
    @Override
    public <C, T> T fold(C context, Cases<C, T> cases) {
      return cases.unknown(context, this);
    }
  }
}
