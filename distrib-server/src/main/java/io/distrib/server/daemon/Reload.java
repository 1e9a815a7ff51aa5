package io.distrib.server.daemon;

import io.distrib.config.PoolSet;
import io.distrib.server.protocol.ControlAnswer;
import io.distrib.text.FailureText;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads the whole configuration again and has it served, all of it or nothing.
 * <em>Thread-safe.</em>
 */
final class Reload {
  private static final Logger LOG = System.getLogger(Reload.class.getName());

  private final Supplier<PoolSet> configuration;
  private final Nameserver nameserver;
  private final Runnable afterwards;

  /**
   * Of {@code nameserver}.
   *
   * @param configuration reads it, and throws for what is wrong with it
   * @param afterwards sees to what has changed while the new pools were made
   */
  Reload(Supplier<PoolSet> configuration, Nameserver nameserver, Runnable afterwards) {
    this.configuration = configuration;
    this.nameserver = nameserver;
    this.afterwards = afterwards;
  }

  /** Reloads; what comes of it is logged and given. */
  synchronized ControlAnswer run() {
    try {
      PoolSet next = configuration.get();
      next.warnings().forEach(warning -> LOG.log(Level.WARNING, warning));
      nameserver.replace(next);
      afterwards.run();
      return done(next);
    } catch (IOException | IllegalArgumentException e) {
      return failed(e);
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      LOG.log(Level.ERROR, "the reload failed unforeseen", e);
      return failed(e);
    }
  }

  private static ControlAnswer done(PoolSet next) {
    int sites =
        next.members().stream().mapToInt(member -> member.pool().topology().sites().size()).sum();
    String what = "reloaded: pools " + next.members().size() + ", sites " + sites;
    LOG.log(Level.INFO, what);
    return ControlAnswer.done(List.of(what));
  }

  private static ControlAnswer failed(Throwable e) {
    String why = FailureText.of(e);
    LOG.log(Level.ERROR, () -> "not reloaded, the configuration from before stays:\n" + why);
    return ControlAnswer.failed(why.lines().toList());
  }
}
