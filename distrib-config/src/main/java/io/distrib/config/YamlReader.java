package io.distrib.config;

import io.distrib.topology.Fault;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

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
    this.events = new ParserImpl(settings, new StreamReader(settings, text));
  }

  /**
   * The one document of {@code text}; empty, with a fault, if it cannot be read.
   *
   * @param expected what is expected where there is none
   */
  static Optional<Node> read(String text, Findings findings, String expected) {
    try {
      return Optional.ofNullable(new YamlReader(text, findings).document(expected));
    } catch (YamlEngineException e) {
      findings.add(mark(e, text), SyntaxFault.of(e));
      return Optional.empty();
    }
  }

  private @Nullable Node document(String expected) {
    events.next();
    if (events.next().getEventId() == Event.ID.StreamEnd) {
      findings.add(Mark.FILE, new Fault("file", null, expected));
      return null;
    }
    Node node = node(events.next(), 0);
    events.next();
    Event next = events.next();
    if (next.getEventId() != Event.ID.StreamEnd) {
      findings.add(mark(next), new Fault("document", "---", "one document in a file"));
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
      return new Node.Scalar(mark(event), scalar.getValue(), scalar.isPlain());
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
    return new Node.Sequence(mark(start), items);
  }

  private Node mapping(Event start, int depth) {
    List<Node.Entry> entries = new ArrayList<>();
    for (Event event = events.next(); !isEnd(event); event = events.next()) {
      Node key = node(event, depth + 1);
      Node value = node(events.next(), depth + 1);
      if (key instanceof Node.Scalar scalar) {
        entries.add(new Node.Entry(scalar.value(), key.at(), value));
      } else {
        findings.add(key.at(), new Fault("key", key.shown(), "a single word as a key"));
      }
    }
    return new Node.Mapping(mark(start), entries);
  }

  /** Passes over the rest of a collection that has just begun. */
  private void skip() {
    for (int open = 1; open > 0; ) {
      Event event = events.next();
      open += event instanceof CollectionStartEvent ? 1 : isEnd(event) ? -1 : 0;
    }
  }

  private Node refused(Event event, Fault fault) {
    findings.add(mark(event), fault);
    return new Node.Unreadable(mark(event));
  }

  private void refuseTag(Event event, Optional<String> tag) {
    tag.ifPresent(
        text -> findings.add(mark(event), new Fault("tag", text, "a value without a tag")));
  }

  private static boolean isEnd(Event event) {
    return event.getEventId() == Event.ID.SequenceEnd || event.getEventId() == Event.ID.MappingEnd;
  }

  private static Mark mark(Event event) {
    return event.getStartMark().map(YamlReader::mark).orElse(new Mark(1, 0));
  }

  private static Mark mark(YamlEngineException e, String text) {
    if (e instanceof MarkedYamlEngineException marked) {
      return SyntaxFault.place(marked).map(YamlReader::mark).orElse(Mark.FILE);
    }
    if (e instanceof ReaderException reader) {
      IntStream before = text.codePoints().limit(reader.getPosition());
      return new Mark(1 + (int) before.filter(c -> c == '\n').count(), 0);
    }
    return Mark.FILE;
  }

  private static Mark mark(org.snakeyaml.engine.v2.exceptions.Mark mark) {
    return new Mark(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
