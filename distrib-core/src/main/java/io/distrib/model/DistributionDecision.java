package io.distrib.model;

import io.distrib.model.HttpAnswer.Header;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a request. Adapters dispatch through {@link #fold} only, so that a new kind of
 * decision cannot be overlooked. <em>Immutable.</em>
 */
public sealed interface DistributionDecision {
  /** Why. */
  Reason reason();

  /** Calls the case for this kind of decision. */
  <C, T> T fold(C context, Cases<C, T> cases);

  /**
   * One function for each kind of decision.
   *
   * @param <C> what the adapter carries along
   * @param <T> what comes of it
   */
  interface Cases<C, T> {
    /** Serve it at once. */
    T bypass(C context, Bypass decision);

    /** Serve it: a new session may start. */
    T admit(C context, Admit decision);

    /** Answer it without asking the application. */
    T answer(C context, Answer decision);
  }

  /** A decision that is answered by us: the application never sees the request. */
  sealed interface Answer extends DistributionDecision {
    /** The status code of the answer. */
    int status();

    @Override
    default <C, T> T fold(C context, Cases<C, T> cases) {
      return cases.answer(context, this);
    }
  }

  /**
   * Serve it at once (H0).
   *
   * @param rewrittenTarget the target without its marker; null if it had none and stands as it is
   */
  record Bypass(Reason reason, @Nullable String rewrittenTarget) implements DistributionDecision {
    /** The target that the application sees, given the one that came. */
    public String target(String original) {
      return rewrittenTarget == null ? original : rewrittenTarget;
    }

    @Override
    public <C, T> T fold(C context, Cases<C, T> cases) {
      return cases.bypass(context, this);
    }
  }

  /**
   * Serve it: a new session may start (H7).
   *
   * @param target what the application sees: the target without its marker
   * @param fields header fields that the response gets beside the application's own: what the
   *     client is to remember (H12, H13)
   */
  record Admit(Reason reason, String target, List<Header> fields) implements DistributionDecision {
    /** Copies the list. */
    public Admit {
      fields = List.copyOf(fields);
    }

    /** One without fields. */
    public Admit(Reason reason, String target) {
      this(reason, target, List.of());
    }

    @Override
    public <C, T> T fold(C context, Cases<C, T> cases) {
      return cases.admit(context, this);
    }
  }

  /**
   * Send the client elsewhere (H1 to H6, H8, H10).
   *
   * @param status 302, 303 or 307; 200 for a page that refreshes itself
   * @param location an absolute URI whose authority is a configured name
   * @param cookies what the client is to remember: the values of {@code Set-Cookie} fields
   */
  record Redirect(Reason reason, int status, String location, List<String> cookies)
      implements Answer {
    /** Copies the list. */
    public Redirect {
      cookies = List.copyOf(cookies);
    }

    /** One without cookies. */
    public Redirect(Reason reason, int status, String location) {
      this(reason, status, location, List.of());
    }
  }

  /**
   * Tell a script, which cannot follow a redirect, where it would lead (H14).
   *
   * @param due why a page would be redirected
   * @param status 400 to 599
   * @param location where a page would be loaded: an absolute URI whose authority is a configured
   *     name
   */
  record Elsewhere(Reason reason, Reason due, int status, String location) implements Answer {}

  /** Let a script of another origin ask (H14), as its CORS preflight wants to know. */
  record Preflight(Reason reason) implements Answer {
    @Override
    public int status() {
      return 200;
    }
  }

  /**
   * Turn the client away for now (H9, H11, H15, rules, section 5).
   *
   * @param status 503 or 200
   * @param retryAfter after how long it may ask again
   * @param comeBack where it then asks, an absolute URI whose authority is a configured name; null
   *     if that would not repeat its request
   * @param keepsPlace whether it has been given a return ticket (A1)
   * @param setCookie a Set-Cookie field that goes with it; null if there is none
   * @param line what the site that keeps its place says of it; null if nothing
   */
  record Busy(
      Reason reason,
      int status,
      Duration retryAfter,
      @Nullable String comeBack,
      boolean keepsPlace,
      @Nullable String setCookie,
      @Nullable PlaceInLine line)
      implements Answer {
    /** One of whose place nothing is said. */
    public Busy(
        Reason reason,
        int status,
        Duration retryAfter,
        @Nullable String comeBack,
        boolean keepsPlace,
        @Nullable String setCookie) {
      this(reason, status, retryAfter, comeBack, keepsPlace, setCookie, null);
    }

    /** One without a way back. */
    public Busy(Reason reason, int status, Duration retryAfter) {
      this(reason, status, retryAfter, null, false, null);
    }
  }

  /**
   * Refuse what cannot be read.
   *
   * @param status 400, 405, 414 or 431
   */
  record Reject(Reason reason, int status) implements Answer {}
}
