package io.distrib.server.daemon.operator;

import com.google.common.net.InetAddresses;
import io.distrib.model.AddressStatus;
import io.distrib.server.daemon.control.ControlCommands;
import io.distrib.server.daemon.operator.ChosenSites.Choice;
import io.distrib.server.daemon.operator.SavedState.SavedAddress;
import io.distrib.server.daemon.operator.SavedState.SavedSite;
import io.distrib.server.protocol.ControlAnswer;
import io.distrib.server.protocol.ControlRequest;
import io.distrib.server.protocol.OverrideKind;
import io.distrib.server.protocol.SiteOverride;
import io.distrib.server.protocol.StatusReport;
import io.distrib.server.protocol.StatusRequest;
import io.distrib.server.thread.ThreadWatch;
import io.distrib.topology.Site;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does in the nameserver's process what operators ask for, and keeps over a restart their overrides
 * and what is believed of each site. <em>Thread-safe.</em>
 */
public final class Operator implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Operator.class.getName());
  private static final long EXPIRY_SECONDS = 1;
  private static final Duration KEEP_AT_LEAST_EVERY = Duration.ofSeconds(30);

  private final Supplier<? extends List<? extends OperatedPool>> pools;
  private final InstantSource clock;
  private final StateFile file;
  private final Overrides overrides;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Operator::thread);
  private SavedState kept = SavedState.NONE;

  /** Why the state is not in the file; null if it is. */
  private @Nullable String unsaved;

  /**
   * One of whom nobody has asked anything yet.
   *
   * @param pools those that there are at the time
   * @param file where the state is kept
   */
  public Operator(
      Supplier<? extends List<? extends OperatedPool>> pools, StateFile file, InstantSource clock) {
    this.pools = pools;
    this.clock = clock;
    this.file = file;
    this.overrides = new Overrides(pools);
  }

  /** Has what stood before a restart stand again. */
  public void restore(SavedState before) {
    for (OperatedPool pool : pools.get()) {
      before
          .sites(pool.name())
          .forEach(
              (id, saved) ->
                  pool.naming().topology().site(id).ifPresent(site -> restore(pool, site, saved)));
    }
  }

  /** Has what is over end, and keeps the state, from now on. */
  public void start() {
    Future<?> unused =
        timer.scheduleWithFixedDelay(
            ThreadWatch.telling(this::tick), EXPIRY_SECONDS, EXPIRY_SECONDS, TimeUnit.SECONDS);
  }

  /** Adds what operators can ask for. */
  public void addTo(ControlCommands commands) {
    commands.with(StatusRequest.COMMAND, request -> StatusAnswer.of(request, status()));
    for (OverrideKind kind : OverrideKind.values()) {
      commands.with(kind.word(), request -> override(kind, request));
    }
  }

  /** Keeps the state no more. */
  @Override
  public void close() {
    timer.shutdown();
  }

  public StatusReport status() {
    return StatusView.of(pools.get(), overrides);
  }

  /**
   * One round of what is done every second, and after a reload and an order; never throws, or there
   * would be no further one.
   */
  public synchronized void tick() {
    try {
      overrides.settle(clock.instant());
      keep();
      unsaved(null);
    } catch (IOException e) {
      unsaved(file + " cannot be written: " + e);
    } catch (RuntimeException | LinkageError e) {
      LOG.log(Level.ERROR, "the state could not be kept", e);
      unsaved("the state could not be kept: " + e);
    }
  }

  /** Logs when saving begins to fail, and when it works again, not every second. */
  private void unsaved(@Nullable String why) {
    if (why != null && unsaved == null) {
      LOG.log(Level.WARNING, why + "; it is tried again every second");
    } else if (why == null && unsaved != null) {
      LOG.log(Level.INFO, file + " is written again");
    }
    unsaved = why;
  }

  private synchronized ControlAnswer override(OverrideKind kind, ControlRequest request) {
    OverrideRequest order = new OverrideRequest(kind, request, clock.instant());
    List<Choice> chosen = order.chosen(new ChosenSites(pools.get()));
    List<String> lines = order.run(chosen, overrides);
    tick();
    ControlAnswer done = ControlAnswer.done(lines).withWarnings(notices(chosen));
    return unsaved == null
        ? done
        : done.unsaved(
            "this stands, but will not survive a restart: "
                + unsaved
                + "; it is tried again every second");
  }

  private List<String> notices(List<Choice> chosen) {
    List<OperatedPool> concerned = chosen.stream().map(Choice::pool).distinct().toList();
    return StatusView.of(concerned, overrides).pools().stream()
        .flatMap(
            pool -> pool.notice().map(notice -> "pool " + pool.name() + ": " + notice).stream())
        .toList();
  }

  private void restore(OperatedPool pool, Site site, SavedSite saved) {
    restore(new Choice(pool, site, null), saved.overrides());
    for (InetAddress address : site.addresses()) {
      SavedAddress ofAddress = saved.addresses().get(InetAddresses.toAddrString(address));
      if (ofAddress != null) {
        restore(new Choice(pool, site, address), ofAddress.overrides());
      }
    }
  }

  private void restore(Choice choice, List<SiteOverride> before) {
    before.stream()
        .filter(override -> !override.isOver(clock.instant()))
        .forEach(override -> overrides.set(choice, override));
  }

  /** Writes when something has changed, and now and then, for the age of the file tells. */
  private void keep() throws IOException {
    Map<String, Map<String, SavedSite>> now = new LinkedHashMap<>();
    pools.get().forEach(pool -> now.put(pool.name().text(), sites(pool)));
    boolean isOld = clock.instant().isAfter(kept.at().plus(KEEP_AT_LEAST_EVERY));
    if (isOld || !now.equals(kept.pools())) {
      SavedState next = new SavedState(1, clock.instant(), now);
      file.write(next);
      kept = next;
    }
  }

  private Map<String, SavedSite> sites(OperatedPool pool) {
    Map<String, SavedSite> sites = new LinkedHashMap<>();
    for (Site site : pool.naming().topology().sites()) {
      boolean isUp = pool.naming().status(site.id()).up();
      sites.put(
          site.id(),
          new SavedSite(isUp, overrides.of(pool.name(), site.id()), addresses(pool, site)));
    }
    return sites;
  }

  private Map<String, SavedAddress> addresses(OperatedPool pool, Site site) {
    Map<String, SavedAddress> addresses = new LinkedHashMap<>();
    for (AddressStatus status : pool.naming().addresses(site.id())) {
      addresses.put(
          InetAddresses.toAddrString(status.address()),
          new SavedAddress(
              status.health().isUp(), overrides.of(pool.name(), site.id(), status.address())));
    }
    return addresses;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "distrib-operator");
    thread.setDaemon(true);
    return thread;
  }
}
