package io.distrib.zookeeper;

import io.distrib.fleet.Posting;
import io.distrib.fleet.SiteVerdict;
import io.distrib.fleet.SiteVerdict.Report;
import io.distrib.fleet.Stamp;
import io.distrib.fleet.Statement;
import io.distrib.fleet.StatementText;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The last statement of this member. <em>Thread-safe.</em> */
final class OwnWords {
  private final long run = new SecureRandom().nextLong();
  private @Nullable Statement last;
  private byte[] text = {};
  private long sequence;
  private long saidNanos;

  /**
   * Replaces it.
   *
   * @throws IllegalArgumentException if its text is too long
   */
  synchronized void say(Statement statement) {
    text = StatementText.write(statement, new Stamp(run, sequence + 1));
    sequence++;
    last = statement;
    saidNanos = System.nanoTime();
  }

  /** Its text, as it was said. */
  synchronized Optional<byte[]> text() {
    return last == null ? Optional.empty() : Optional.of(text.clone());
  }

  /** Its text, with all ages grown by the time since it was said; none if that is too long. */
  synchronized Optional<byte[]> agedText(long nowNanos) {
    if (last == null) {
      return Optional.empty();
    }
    Statement aged = aged(last, Duration.ofNanos(nowNanos - saidNanos));
    try {
      return Optional.of(StatementText.write(aged, new Stamp(run, sequence)));
    } catch (IllegalArgumentException tooLong) {
      return Optional.empty();
    }
  }

  private static Statement aged(Statement statement, Duration by) {
    Posting posting = statement.posting();
    Posting aged =
        new Posting(
            posting.member(),
            posting.isBlind(),
            posting.verdicts().entrySet().stream()
                .collect(
                    Collectors.toMap(
                        entry -> entry.getKey(), entry -> aged(entry.getValue(), by))));
    return new Statement(aged, statement.program(), statement.configuration());
  }

  private static SiteVerdict aged(SiteVerdict verdict, Duration by) {
    return new SiteVerdict(
        verdict.word(),
        verdict.sinceGood().plus(by),
        verdict
            .report()
            .map(told -> new Report(told.load(), told.isDraining(), told.age().plus(by))));
  }
}
