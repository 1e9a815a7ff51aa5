package io.distrib.config;

import io.distrib.model.Fault;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Turns the text of a file into nodes: YAML 1.2, and so JSON, without aliases and tags.
 * <em>Confined to one thread.</em>
 */
final class YamlReader {
  private static final int DEEPEST = 32;

  private final Findings findings;
  private final Iterator<Event> events;

  private YamlReader(String text, Findings findings) {
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(text.length() + 1).build();
    this.findings = findings;
    this.events = new Parse(settings).parseString(text).iterator();
  }

  /** The one document of {@code text}; empty, with a fault, if it cannot be read. */
  static Optional<Node> read(String text, Findings findings) {
    try {
      return Optional.ofNullable(new YamlReader(text, findings).document());
    } catch (YamlEngineException e) {
      findings.add(line(e, text), new Fault("syntax", problem(e), "YAML 1.2"));
      return Optional.empty();
    }
  }

  private @Nullable Node document() {
    events.next();
    if (events.next().getEventId() == Event.ID.StreamEnd) {
      findings.add(0, new Fault("file", null, "a pool and its sites"));
      return null;
    }
    Node node = node(events.next(), 0);
    events.next();
    Event next = events.next();
    if (next.getEventId() != Event.ID.StreamEnd) {
      findings.add(line(next), new Fault("document", "---", "one document in a file"));
    }
    return node;
  }

  private Node node(Event event, int depth) {
    if (event instanceof AliasEvent alias) {
      String value = "*" + alias.getAlias().getValue();
      return refused(event, new Fault("alias", value, "the value itself, written out"));
    }
    if (event instanceof ScalarEvent scalar) {
      refuseTag(event, scalar.getTag());
      return new Node.Scalar(line(event), scalar.getValue(), scalar.isPlain());
    }
    refuseTag(event, ((CollectionStartEvent) event).getTag());
    if (depth == DEEPEST) {
      skip();
      return refused(event, new Fault("nesting", "...", "at most " + DEEPEST + " levels"));
    }
    return event.getEventId() == Event.ID.SequenceStart
        ? sequence(event, depth)
        : mapping(event, depth);
  }

  private Node sequence(Event start, int depth) {
    List<Node> items = new ArrayList<>();
    for (Event event = events.next(); !isEnd(event); event = events.next()) {
      items.add(node(event, depth + 1));
    }
    return new Node.Sequence(line(start), items);
  }

  private Node mapping(Event start, int depth) {
    List<Node.Entry> entries = new ArrayList<>();
    for (Event event = events.next(); !isEnd(event); event = events.next()) {
      Node key = node(event, depth + 1);
      Node value = node(events.next(), depth + 1);
      if (key instanceof Node.Scalar scalar) {
        entries.add(new Node.Entry(scalar.value(), key.line(), value));
      } else {
        findings.add(key.line(), new Fault("key", key.shown(), "a single word as a key"));
      }
    }
    return new Node.Mapping(line(start), entries);
  }

  /** Passes over the rest of a collection that has just begun. */
  private void skip() {
    for (int open = 1; open > 0; ) {
      Event event = events.next();
      open += event instanceof CollectionStartEvent ? 1 : isEnd(event) ? -1 : 0;
    }
  }

  private Node refused(Event event, Fault fault) {
    findings.add(line(event), fault);
    return new Node.Unreadable(line(event));
  }

  private void refuseTag(Event event, Optional<String> tag) {
    tag.ifPresent(
        text -> findings.add(line(event), new Fault("tag", text, "a value without a tag")));
  }

  private static boolean isEnd(Event event) {
    return event.getEventId() == Event.ID.SequenceEnd || event.getEventId() == Event.ID.MappingEnd;
  }

  private static int line(Event event) {
    return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  private static int line(YamlEngineException e, String text) {
    if (e instanceof MarkedYamlEngineException marked) {
      return marked.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
    if (e instanceof ReaderException reader) {
      return 1 + (int) text.codePoints().limit(reader.getPosition()).filter(c -> c == '\n').count();
    }
    return 0;
  }

  private static String problem(YamlEngineException e) {
    if (e instanceof MarkedYamlEngineException marked) {
      return marked.getProblem();
    }
    return e instanceof ReaderException ? "a character that is not printable" : "" + e.getMessage();
  }
}
