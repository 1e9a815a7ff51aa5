package io.distrib.naming;

import io.distrib.model.LoadSample;
import io.distrib.model.SiteStatus;
import io.distrib.spi.Candidate;
import io.distrib.topology.GeoPoint;
import io.distrib.topology.Site;
import org.jspecify.annotations.Nullable;

/**
 * The current state of one site: written under the lock of its {@link SiteStatusRegistry}, but for
 * the load, read by everybody. <em>Thread-safe.</em>
 */
final class LiveSite implements Candidate {
  private final Site site;
  private final int weight;
  private final int number;
  private final @Nullable GeoPoint point;
  private volatile SiteState state;

  /** What {@link #state} comes to, without the load: each plan asks for it many times. */
  private volatile SiteStatus status;

  private volatile long changedAtNanos;
  private volatile long returnedAtNanos;
  private volatile LoadSample load = LoadSample.UNKNOWN;
  private volatile long loadedAtNanos;

  /**
   * A site of which nothing has been heard.
   *
   * @param returnedAtNanos so long ago that it has its whole share
   */
  LiveSite(Site site, int number, SiteState state, long nowNanos, long returnedAtNanos) {
    this.site = site;
    this.weight = site.weight();
    this.number = number;
    this.point = site.location().orElse(null);
    this.state = state;
    this.status = state.status(LoadSample.UNKNOWN);
    this.changedAtNanos = nowNanos;
    this.returnedAtNanos = returnedAtNanos;
  }

  /**
   * Goes on from what {@code before}, of the same id, has come to. What is believed of the site
   * there is the beginning for an address that is new.
   */
  void follow(LiveSite before, AddressChoice choice, long nowNanos) {
    set(before.state.moved(site.addresses(), nowNanos).answering(choice));
    changedAtNanos = before.changedAtNanos;
    returnedAtNanos = before.returnedAtNanos;
    load = before.load;
    loadedAtNanos = before.loadedAtNanos;
  }

  @Override
  public Site site() {
    return site;
  }

  @Override
  public int weight() {
    return weight;
  }

  @Override
  public LoadSample load() {
    return load;
  }

  /** Its number within the topology, from 0. */
  int number() {
    return number;
  }

  /** Where it is; null if that is not said. */
  @Nullable GeoPoint point() {
    return point;
  }

  SiteState state() {
    return state;
  }

  SiteStatus status() {
    return status.withLoad(load);
  }

  long changedAtNanos() {
    return changedAtNanos;
  }

  /** When it was last given sessions again. */
  long returnedAtNanos() {
    return returnedAtNanos;
  }

  void become(SiteState value, long nowNanos) {
    if (value.isUp() != state.isUp()) {
      changedAtNanos = nowNanos;
    }
    if (!isWhole(status()) && isWhole(value.status(load))) {
      returnedAtNanos = nowNanos;
    }
    set(value);
  }

  void report(LoadSample value, long nowNanos) {
    loadedAtNanos = nowNanos;
    load = value;
  }

  private void set(SiteState value) {
    state = value;
    status = value.status(LoadSample.UNKNOWN);
  }

  /** Whether it is given its share of new sessions. */
  private static boolean isWhole(SiteStatus status) {
    return status.takesSessions() && !status.impaired();
  }

  /** Forgets a load that is older than {@code maxAgeNanos}. */
  void forgetLoad(long nowNanos, long maxAgeNanos) {
    if (load.isKnown() && nowNanos - loadedAtNanos > maxAgeNanos) {
      load = LoadSample.UNKNOWN;
    }
  }
}
