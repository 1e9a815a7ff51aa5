package io.distrib.health.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.distrib.model.LoadSample;
import io.distrib.model.SiteReport;
import io.distrib.topology.TopologyId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Parses the status document of a site, version 1. A site may send anything: a document that is not
 * valid is a value, not an exception. Unknown members are ignored. <em>Confined to one thread.</em>
 */
final class StatusDocumentParser {
  /** Maximum length of a document in bytes; those of distrib have less than 250. */
  static final int MAX_LENGTH = 4_096;

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final int VERSION = 1;
  private static final long MAX_MILLIS = 253_402_300_799_999L;
  private static final long MAX_SECONDS = 9_999_999_999L;

  private final JsonParser json;
  private long version;
  private @Nullable String site;
  private LoadSample load = LoadSample.UNKNOWN;
  private @Nullable Boolean busy;
  private @Nullable Boolean draining;
  private OptionalLong sessions = OptionalLong.empty();
  private @Nullable Duration uptime;
  private @Nullable Instant time;

  private StatusDocumentParser(JsonParser json) {
    this.json = json;
  }

  /**
   * A report, or why there is none. <em>Immutable.</em>
   *
   * @param report what the site says about itself; empty if the document is not valid
   * @param problem why it is not valid, without any text of the document; empty if it is valid
   */
  record Outcome(Optional<SiteReport> report, String problem) {}

  /** Thrown for a document that is not valid; the message has no text of the document. */
  private static final class NoReportException extends Exception {
    private static final long serialVersionUID = 1L;

    NoReportException(String message) {
      super(message, null, false, false);
    }
  }

  /** Parses {@code document}, JSON in UTF-8. */
  static Outcome parse(byte[] document) {
    if (document.length > MAX_LENGTH) {
      return new Outcome(Optional.empty(), "more than " + MAX_LENGTH + " bytes");
    }
    String text = new String(document, UTF_8);
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
      return new Outcome(Optional.of(new StatusDocumentParser(json).report()), "");
    } catch (JacksonException e) {
      return new Outcome(Optional.empty(), "not JSON");
    } catch (NoReportException e) {
      return new Outcome(Optional.empty(), "" + e.getMessage());
    }
  }

  private SiteReport report() throws NoReportException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new NoReportException("no JSON object");
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      member(name);
    }
    if (json.nextToken() != null) {
      throw new NoReportException("more than one JSON object");
    }
    if (version != VERSION) {
      throw new NoReportException("distrib: expected version " + VERSION);
    }
    return new SiteReport(
        present("site", site),
        load,
        present("busy", busy),
        present("draining", draining),
        sessions,
        present("uptime", uptime),
        present("time", time));
  }

  private void member(String name) throws NoReportException {
    switch (name) {
      case "distrib" -> version = whole(name, Integer.MAX_VALUE);
      case "site" -> site = id(name);
      case "load" -> load = isNull() ? LoadSample.UNKNOWN : load(name);
      case "busy" -> busy = flag(name);
      case "draining" -> draining = flag(name);
      case "sessions" ->
          sessions = isNull() ? OptionalLong.empty() : OptionalLong.of(whole(name, Long.MAX_VALUE));
      case "uptime" -> uptime = Duration.ofSeconds(whole(name, MAX_SECONDS));
      case "time" -> time = Instant.ofEpochMilli(whole(name, MAX_MILLIS));
      default -> json.skipChildren();
    }
  }

  private boolean isNull() {
    return json.currentToken() == JsonToken.VALUE_NULL;
  }

  private String id(String name) throws NoReportException {
    String text = json.currentToken() == JsonToken.VALUE_STRING ? json.getString() : "";
    if (!TopologyId.isValid(text)) {
      throw mismatch(name, "the id of a site");
    }
    return text;
  }

  private boolean flag(String name) throws NoReportException {
    if (!json.currentToken().isBoolean()) {
      throw mismatch(name, "true or false");
    }
    return json.getBooleanValue();
  }

  private LoadSample load(String name) throws NoReportException {
    double value = json.currentToken().isNumeric() ? json.getDoubleValue() : -1;
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw mismatch(name, "a number, 0 or more");
    }
    return new LoadSample(value);
  }

  private long whole(String name, long max) throws NoReportException {
    boolean isLong =
        json.currentToken() == JsonToken.VALUE_NUMBER_INT
            && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    long value = isLong ? json.getLongValue() : -1;
    if (value < 0 || value > max) {
      throw mismatch(name, "a whole number from 0 to " + max);
    }
    return value;
  }

  private static <T> T present(String name, @Nullable T value) throws NoReportException {
    if (value == null) {
      throw new NoReportException(name + ": missing");
    }
    return value;
  }

  private static NoReportException mismatch(String name, String expected) {
    return new NoReportException(name + ": expected " + expected);
  }
}
