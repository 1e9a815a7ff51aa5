package io.distrib.model;

/**
 * Why a request was decided as it was: one for each exit of the flow, with the rule that it stands
 * for.
 */
public enum Reason {
  /** The request belongs to a live session. */
  SESSION("H0", "SESSION"),
  /**
   * The request matches a bypass rule: a path that is never redirected, a preflight, {@code OPTIONS
   * *}.
   */
  BYPASS_RULE("H0", "BYPASS_RULE"),
  /** The Host field, or the authority of an absolute target, cannot be read. */
  BAD_HOST("RFC9112-3.2", "BAD_HOST"),
  /** The request target cannot be read. */
  BAD_TARGET("RFC9112-3.2", "BAD_TARGET"),
  /** A method that can be neither redirected nor served without a session. */
  BAD_METHOD("RFC9110-9.3", "BAD_METHOD"),
  /** The CORS preflight of a script that may read our answers, where only we would answer it. */
  PREFLIGHT("H14", "PREFLIGHT"),
  /** A browser looks ahead, for a page that nobody may ever see. */
  LOOK_AHEAD("H15", "LOOK_AHEAD"),
  /** From the Pool Name to this Site Name. */
  POOL_TO_SITE("H1", "POOL_TO_SITE"),
  /** From the Pool Name to the proper Group Name. */
  POOL_TO_GROUP("H2", "POOL_TO_GROUP"),
  /** From the Pool Name or a Group Name back to the Site Name where the client was last. */
  RETURN_TO_SITE("return-visit", "RETURN_TO_SITE"),
  /** From another name to this Site Name. */
  NAME_TO_SITE("H3", "NAME_TO_SITE"),
  /** From another Site Name that failed over to us, in mid-overflow. */
  FAILOVER_TO_SITE("H4", "FAILOVER_TO_SITE"),
  /** No marker: back through load balancing. */
  UNMARKED_TO_GROUP("H5", "UNMARKED_TO_GROUP"),
  /** No marker, but the client's site has died: a new start at this one. */
  TAKEOVER_TO_SITE("takeover", "TAKEOVER_TO_SITE"),
  /** The marker is too old: back through load balancing. */
  EXPIRED_TO_GROUP("H6", "EXPIRED_TO_GROUP"),
  /** The marker is from the future, malformed or forged: back through load balancing. */
  INVALID_TO_GROUP("H6", "INVALID_TO_GROUP"),
  /** A new session may start here. */
  ADMITTED("H7", "ADMITTED"),
  /** A new session may start here: this site has placed the client before, by its cookie. */
  STAYED("H12", "STAYED"),
  /** A new session may start here: the client remembers this site as its last one. */
  RETURNED("H13", "RETURNED"),
  /** A new session may start here, and the client says that its site has died. */
  TAKEN_OVER("H7", "TAKEN_OVER"),
  /** This site takes no new session: on to the next of the ring. */
  OVERFLOW_STARTED("H8", "OVERFLOW_STARTED"),
  /** The ring has been walked, or the hops are used up. */
  RING_BUSY("H9", "ALL_BUSY"),
  /** This site is full as well: on to the next of the ring. */
  OVERFLOW_CONTINUED("H10", "OVERFLOW_CONTINUED"),
  /** There is no other site in the ring. */
  ONLY_SITE_BUSY("H11", "ALL_BUSY"),
  /**
   * A redirect is due, but the client cannot follow one: a WebSocket upgrade (rules, section 5).
   */
  UNREDIRECTABLE("section-5", "UNREDIRECTABLE"),
  /** A redirect is due, but a script asks, which the browser does not let follow it. */
  SCRIPT_TOLD("H14", "SCRIPT_TOLD"),
  /** The server could not read the request's head; the rules were not asked. */
  UNREADABLE("RFC9112-2.2", "UNREADABLE"),
  /** The rules failed, which is a fault of ours or of a port: the request passes as it came. */
  UNDECIDED("failure", "UNDECIDED");

  private final String rule;
  private final String code;

  Reason(String rule, String code) {
    this.rule = rule;
    this.code = code;
  }

  /**
   * The rule that leads here, by its id in {@code docs/rules.md}, or the section of the standard.
   */
  public String rule() {
    return rule;
  }

  /** The word for logs, metrics and the {@code decide} command; H9 and H11 share one. */
  public String code() {
    return code;
  }
}
