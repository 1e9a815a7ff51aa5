package io.distrib.redirect;

import io.distrib.model.HttpAnswer.Header;
import io.distrib.model.Scheme;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the response to a client that is served without a session has it remember: that this site
 * has placed it (H12), and that this is its last site (H13). All clients of one second are told the
 * same. <em>Thread-safe.</em>
 */
final class AdmissionFields {
  private final @Nullable PlacementCookie placement;
  private final ClientCookies cookies;
  private final String siteId;

  /** What was told last, by scheme. */
  private final EnumMap<Scheme, AtomicReference<@Nullable Told>> told = new EnumMap<>(Scheme.class);

  AdmissionFields(@Nullable PlacementCookie placement, ClientCookies cookies, String siteId) {
    this.placement = placement;
    this.cookies = cookies;
    this.siteId = siteId;
    for (Scheme scheme : Scheme.values()) {
      told.put(scheme, new AtomicReference<>());
    }
  }

  private record Told(long second, List<Header> fields) {}

  /** The fields that go with {@code exit}. */
  List<Header> of(Exit exit, RequestFacts facts) {
    long now = facts.nowSeconds();
    boolean isEarly =
        exit.cookies() == Exit.Cookies.RENEWAL
            && placement != null
            && !placement.isDue(facts.placedSeconds(), now);
    return isEarly ? List.of() : told(now, facts.request().scheme());
  }

  private List<Header> told(long nowSeconds, Scheme scheme) {
    AtomicReference<Told> place = Objects.requireNonNull(told.get(scheme));
    Told last = place.get();
    if (last == null || last.second() != nowSeconds) {
      last = new Told(nowSeconds, fields(nowSeconds, scheme));
      place.set(last);
    }
    return last.fields();
  }

  private List<Header> fields(long nowSeconds, Scheme scheme) {
    List<Header> fields = new ArrayList<>(2);
    if (placement != null) {
      fields.add(field(placement.set(nowSeconds, scheme)));
    }
    if (cookies.areSitesRemembered()) {
      fields.add(field(cookies.setSite(siteId, nowSeconds, scheme)));
    }
    return List.copyOf(fields);
  }

  private static Header field(String cookie) {
    return new Header("Set-Cookie", cookie);
  }
}
