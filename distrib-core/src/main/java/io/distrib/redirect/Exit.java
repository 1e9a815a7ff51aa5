package io.distrib.redirect;

import static io.distrib.redirect.Exit.Cookies.FORGET;
import static io.distrib.redirect.Exit.Cookies.GROUP_AND_SAME_SITE;
import static io.distrib.redirect.Exit.Cookies.LEAVE;
import static io.distrib.redirect.Exit.Cookies.PLACEMENT_AND_SITE;
import static io.distrib.redirect.Exit.Cookies.RENEWAL;
import static io.distrib.redirect.Exit.Destination.GROUP;
import static io.distrib.redirect.Exit.Destination.NEXT_SITE;
import static io.distrib.redirect.Exit.Destination.OWN_SITE;
import static io.distrib.redirect.Exit.Destination.REMEMBERED_SITE;
import static io.distrib.redirect.Exit.Mark.FRESH;
import static io.distrib.redirect.Exit.Mark.KEPT;
import static io.distrib.redirect.Exit.Mark.WALK_BEGUN;
import static io.distrib.redirect.Exit.Mark.WALK_CONTINUED;
import static io.distrib.redirect.Exit.Response.ADMIT;
import static io.distrib.redirect.Exit.Response.REDIRECT;

import com.google.common.collect.Maps;
import io.distrib.model.Reason;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * What each exit of {@link DecisionFlow} sends: the second half of the decision table. A redirect
 * has a destination, a marker and cookies, an admission has cookies; nothing else has.
 * <em>Immutable.</em>
 */
record Exit(Response response, Destination destination, Mark mark, Cookies cookies) {
  /** What happens to the request. */
  enum Response {
    /** It passes to the application. */
    PASS,
    /** It passes to the application, which may begin a session. */
    ADMIT,
    /** Its client is sent elsewhere. */
    REDIRECT,
    /** A script is told where a page would be loaded. */
    TELL_SCRIPT,
    /** The preflight of a script is granted. */
    GRANT,
    /** A browser that looks ahead is told to come when it means it. */
    DECLINE,
    /** Its client is told to come back by the Group Name, for all sites are busy. */
    TURN_AWAY,
    /** Its client is told to come back, and cannot be told where: it follows no redirect. */
    UNAVAILABLE,
    /** It is refused with 400. */
    BAD_REQUEST,
    /** It is refused with 405. */
    METHOD_NOT_ALLOWED
  }

  /** Where a redirect leads. */
  enum Destination {
    NONE,
    OWN_SITE,
    NEXT_SITE,
    REMEMBERED_SITE,
    /** The proper Group Name; the Pool Name if the pool has no groups. */
    GROUP
  }

  /** Which marker a redirect carries. */
  enum Mark {
    NONE,
    FRESH,
    /** The one that came, unchanged. */
    KEPT,
    WALK_BEGUN,
    WALK_CONTINUED
  }

  /** What the client is to remember. Only the site that admits it becomes its last site. */
  enum Cookies {
    NONE,
    /** The proper group; and for longer the site that it is sent to, if that is its last one. */
    GROUP_AND_SAME_SITE,
    /** That this site has placed it (H12), and is its last one (H13). */
    PLACEMENT_AND_SITE,
    /** The same, once a quarter of the time has passed for which it is placed. */
    RENEWAL,
    /** Not that this site has placed it. */
    LEAVE,
    /** Not this site any more; and for a minute that clocks differ, if that is the reason. */
    FORGET
  }

  private static final Exit PASS = new Exit(Response.PASS);

  private static final Map<Reason, Exit> TABLE =
      Maps.immutableEnumMap(
          Map.ofEntries(
              Map.entry(Reason.SESSION, PASS),
              Map.entry(Reason.BYPASS_RULE, PASS),
              Map.entry(Reason.UNDECIDED, PASS),
              Map.entry(Reason.UNREADABLE, new Exit(Response.BAD_REQUEST)),
              Map.entry(Reason.BAD_HOST, new Exit(Response.BAD_REQUEST)),
              Map.entry(Reason.BAD_TARGET, new Exit(Response.BAD_REQUEST)),
              Map.entry(Reason.BAD_METHOD, new Exit(Response.METHOD_NOT_ALLOWED)),
              Map.entry(Reason.PREFLIGHT, new Exit(Response.GRANT)),
              Map.entry(Reason.LOOK_AHEAD, new Exit(Response.DECLINE)),
              Map.entry(Reason.POOL_TO_SITE, redirect(OWN_SITE, FRESH, GROUP_AND_SAME_SITE)),
              Map.entry(Reason.POOL_TO_GROUP, redirect(GROUP, Mark.NONE, Cookies.NONE)),
              Map.entry(
                  Reason.RETURN_TO_SITE, redirect(REMEMBERED_SITE, FRESH, GROUP_AND_SAME_SITE)),
              Map.entry(Reason.NAME_TO_SITE, redirect(OWN_SITE, FRESH, GROUP_AND_SAME_SITE)),
              Map.entry(Reason.FAILOVER_TO_SITE, redirect(OWN_SITE, KEPT, Cookies.NONE)),
              Map.entry(Reason.UNMARKED_TO_GROUP, redirect(GROUP, Mark.NONE, FORGET)),
              Map.entry(Reason.TAKEOVER_TO_SITE, redirect(OWN_SITE, FRESH, GROUP_AND_SAME_SITE)),
              Map.entry(Reason.EXPIRED_TO_GROUP, redirect(GROUP, Mark.NONE, FORGET)),
              Map.entry(Reason.INVALID_TO_GROUP, redirect(GROUP, Mark.NONE, FORGET)),
              Map.entry(Reason.ADMITTED, admit(PLACEMENT_AND_SITE)),
              Map.entry(Reason.STAYED, admit(RENEWAL)),
              Map.entry(Reason.RETURNED, admit(PLACEMENT_AND_SITE)),
              Map.entry(Reason.TAKEN_OVER, admit(PLACEMENT_AND_SITE)),
              Map.entry(Reason.OVERFLOW_STARTED, redirect(NEXT_SITE, WALK_BEGUN, LEAVE)),
              Map.entry(Reason.RING_BUSY, new Exit(Response.TURN_AWAY)),
              Map.entry(Reason.OVERFLOW_CONTINUED, redirect(NEXT_SITE, WALK_CONTINUED, LEAVE)),
              Map.entry(Reason.ONLY_SITE_BUSY, new Exit(Response.TURN_AWAY)),
              Map.entry(Reason.UNREDIRECTABLE, new Exit(Response.UNAVAILABLE)),
              Map.entry(Reason.SCRIPT_TOLD, new Exit(Response.TELL_SCRIPT))));

  static {
    if (!TABLE.keySet().containsAll(Arrays.asList(Reason.values()))) {
      throw new IllegalStateException("an exit has no row");
    }
  }

  private Exit(Response response) {
    this(response, Destination.NONE, Mark.NONE, Cookies.NONE);
  }

  /** The row of {@code reason}. */
  static Exit of(Reason reason) {
    return Objects.requireNonNull(TABLE.get(reason));
  }

  boolean isRedirect() {
    return response == REDIRECT;
  }

  /** Whether a redirect goes on with a walk that has been made room for already. */
  boolean isWithinWalk() {
    return mark == KEPT || mark == WALK_BEGUN || mark == WALK_CONTINUED;
  }

  private static Exit admit(Cookies cookies) {
    return new Exit(ADMIT, Destination.NONE, Mark.NONE, cookies);
  }

  private static Exit redirect(Destination destination, Mark mark, Cookies cookies) {
    return new Exit(REDIRECT, destination, mark, cookies);
  }
}
