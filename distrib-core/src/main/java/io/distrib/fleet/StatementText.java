package io.distrib.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.distrib.fleet.SiteVerdict.Report;
import io.distrib.fleet.SiteVerdict.Word;
import io.distrib.model.LoadSample;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The text of a statement: a line for the member, and one for each site. Kinds of lines and fields
 * that are not known are passed over, so that members of different releases understand each other;
 * a form that older ones would misread has another first word. Ages are milliseconds (E8).
 *
 * <pre>
 * statement member=ns1 run=-71 sequence=5 blind=false program=1.2 configuration=9f3a
 * site pool=app.example.test site=boston addresses=04c1 word=UP good=400 load=0.5 draining=false told=90
 * </pre>
 */
public final class StatementText {
  /** How long a text may be, in bytes. */
  public static final int MAX_BYTES = 65_536;

  private static final long MAX_AGE_MILLIS = Duration.ofDays(36_500).toMillis();

  private StatementText() {}

  /** A statement and which one of its member it is. */
  public record Stamped(Statement statement, Stamp stamp) {}

  /**
   * The text of {@code statement}.
   *
   * @throws IllegalArgumentException if that is longer than {@link #MAX_BYTES}
   */
  public static byte[] write(Statement statement, Stamp stamp) {
    Posting posting = statement.posting();
    StringBuilder text = new StringBuilder();
    text.append(
        TextLine.of("statement")
            .with("member", posting.member())
            .with("run", stamp.run())
            .with("sequence", stamp.sequence())
            .with("blind", posting.isBlind())
            .with("program", statement.program())
            .with("configuration", statement.configuration())
            .written());
    posting.verdicts().forEach((site, verdict) -> text.append(line(site, verdict).written()));
    byte[] bytes = text.toString().getBytes(UTF_8);
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException(bytes.length + " bytes (" + MAX_BYTES + " at most)");
    }
    return bytes;
  }

  /** The statement in {@code text}; empty if it is of another form, or too long. */
  public static Optional<Stamped> read(byte[] text) {
    if (text.length > MAX_BYTES) {
      return Optional.empty();
    }
    try {
      return Optional.of(stamped(new String(text, UTF_8).split("\n")));
    } catch (IllegalArgumentException | ArithmeticException unknown) {
      return Optional.empty();
    }
  }

  private static TextLine line(FleetSite site, SiteVerdict verdict) {
    TextLine line =
        TextLine.of("site")
            .with("pool", site.pool())
            .with("site", site.site())
            .with("addresses", site.addresses())
            .with("word", verdict.word())
            .with("good", verdict.sinceGood().toMillis());
    return verdict
        .report()
        .map(
            report ->
                line.with("load", report.load().load())
                    .with("draining", report.isDraining())
                    .with("told", report.age().toMillis()))
        .orElse(line);
  }

  private static Stamped stamped(String[] lines) {
    TextLine head = lines.length == 0 ? TextLine.of("") : TextLine.read(lines[0]);
    if (!head.kind().equals("statement")) {
      throw new IllegalArgumentException("no statement");
    }
    Map<FleetSite, SiteVerdict> verdicts = new HashMap<>();
    for (String line : lines) {
      if (line.startsWith("site ")) {
        TextLine site = TextLine.read(line);
        verdicts.put(site(site), verdict(site));
      }
    }
    Posting posting =
        new Posting(head.text("member"), Boolean.parseBoolean(head.text("blind")), verdicts);
    return new Stamped(
        new Statement(
            posting, head.find("program").orElse(""), head.find("configuration").orElse("")),
        new Stamp(head.number("run"), head.number("sequence")));
  }

  private static FleetSite site(TextLine line) {
    return new FleetSite(line.text("pool"), line.text("site"), line.text("addresses"));
  }

  private static SiteVerdict verdict(TextLine line) {
    Optional<Report> report =
        line.find("load")
            .map(
                load ->
                    new Report(
                        new LoadSample(Double.parseDouble(load)),
                        Boolean.parseBoolean(line.text("draining")),
                        age(line, "told")));
    return new SiteVerdict(Word.valueOf(line.text("word")), age(line, "good"), report);
  }

  /** A negative age would keep a word young for ever. */
  private static Duration age(TextLine line, String key) {
    long millis = line.number(key);
    if (millis < 0 || millis > MAX_AGE_MILLIS) {
      throw new IllegalArgumentException(key + " is " + millis);
    }
    return Duration.ofMillis(millis);
  }
}
