package io.distrib.redirect;

import io.distrib.marker.MarkerReading;

/**
 * The facts that the HTTP flow may ask about a request: a finite number, each asked only when it
 * matters. An implementation answers the same each time that it is asked. <em>Confined to one
 * thread.</em>
 */
interface Facts {
  /** Under whose name the request came. */
  enum Host {
    /** The Pool Name. */
    POOL,
    /** The Site Name of another site of the pool. */
    OTHER_SITE,
    /** Any other name that is not this site's: a group's, an alias, an unknown one, an address. */
    OTHER,
    /** This site's Site Name, or none. */
    OWN
  }

  /** What the answer is for. */
  enum Purpose {
    /** To be used at once. */
    USE,
    /** To let a script of another origin ask, which will be answered by us. */
    PREFLIGHT,
    /** To be at hand, should a user want it. */
    LOOK_AHEAD
  }

  /** How the request can be answered at all. */
  enum Form {
    /** It can be read, and redirected if need be. */
    PROPER,
    /** It can be read, but its client follows no redirect: an upgrade to another protocol. */
    UNREDIRECTABLE,
    /** Host or authority cannot be read. */
    BAD_HOST,
    /** The target cannot be read. */
    BAD_TARGET,
    /** The method is none that can be served without a session. */
    BAD_METHOD
  }

  /** Whether the request belongs to a live session. */
  boolean inSession();

  /** Whether the request matches a bypass rule. */
  boolean matchesBypass();

  /** How the request can be answered at all. */
  Form form();

  /** What the answer is for. */
  Purpose purpose();

  /** Under whose name the request came. */
  Host host();

  /**
   * Whether the client came under the Pool Name or a Group Name, and remembers another site of its
   * proper group. Never, unless clients are given their last site to remember.
   */
  boolean returnsElsewhere();

  /** Whether this site is in the client's proper group. */
  boolean inProperGroup();

  /** What the marker is worth. */
  MarkerReading.State marker();

  /**
   * Whether the client says that its site has died and another took over. Never, unless browsers
   * are given a worker that says so.
   */
  boolean isMoved();

  /**
   * Whether a cookie says that this site has placed the client, not long ago. Never, unless clients
   * are given one (H12).
   */
  boolean isPlaced();

  /**
   * Whether the client remembers this very site. Never, unless clients are given their last site to
   * remember (H13).
   */
  boolean returnsHere();

  /** Whether this site takes no new session: too busy, or draining. */
  boolean isFull();

  /** Whether the ring holds no other site. */
  boolean isAlone();

  /** Whether the walk began at this site. */
  boolean beganHere();

  /** Whether the walk began at the next site of the ring. */
  boolean beganAtNext();

  /** Whether the walk may go no further. */
  boolean hopsUsedUp();

  /**
   * Whether a script asks that the browser does not let follow a redirect to {@code destination}.
   */
  boolean isScriptKeptFrom(Exit.Destination destination);
}
