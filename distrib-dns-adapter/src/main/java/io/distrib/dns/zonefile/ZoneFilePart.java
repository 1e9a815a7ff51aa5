package io.distrib.dns.zonefile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.distrib.topology.Fault;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/**
 * Reads one file: the zone's own, or one that it includes. Every fault is reported; the rest is
 * read on. <em>Confined to one thread.</em>
 */
final class ZoneFilePart {
  private static final int MAX_DEPTH = 8;
  private static final String UTF_8_MARK = "\u00ef\u00bb\u00bf";
  private static final List<String> UTF_16_MARKS = List.of("\u00fe\u00ff", "\u00ff\u00fe");
  private static final String RECORD = "NAME [TTL] [IN] TYPE DATA";
  private static final String TYPE =
      "a TTL, the class IN, or the type of the record, such as A or TXT";

  private final ZoneFileReader zone;
  private final Path file;
  private final Ttls ttls;
  private final int depth;
  private Name origin;
  private @Nullable Name owner;

  /** Whether a fault has hidden what names are relative to, or whose the next records are. */
  private boolean isOriginLost;

  private boolean isOwnerLost;

  /** The file of the zone itself. */
  ZoneFilePart(ZoneFileReader zone, Path file, Ttls ttls, Name apex) {
    this.zone = zone;
    this.file = file;
    this.ttls = ttls;
    this.depth = 0;
    this.origin = apex;
  }

  /** A file that {@code including} includes. */
  private ZoneFilePart(ZoneFilePart including, Path file, Name origin) {
    this.zone = including.zone;
    this.file = file;
    this.ttls = including.ttls;
    this.depth = including.depth + 1;
    this.origin = origin;
    this.owner = including.owner;
    this.isOriginLost = including.isOriginLost;
    this.isOwnerLost = including.isOwnerLost;
  }

  /** Reads all entries. */
  void read(byte[] bytes) {
    EntryReader entries = new EntryReader(withoutMark(bytes), 1);
    boolean isMore = true;
    while (isMore) {
      try {
        Entry entry = entries.next();
        isMore = entry != null;
        if (entry != null) {
          read(entry);
        }
      } catch (ZoneFileException e) {
        zone.add(new Fault(place(e.line()), e.found(), e.expected()));
      }
    }
  }

  /** A byte order mark is a fault; behind one of UTF-16 there is nothing to read. */
  private byte[] withoutMark(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(3, bytes.length), ISO_8859_1);
    boolean isUtf16 = UTF_16_MARKS.stream().anyMatch(start::startsWith);
    if (isUtf16 || start.equals(UTF_8_MARK)) {
      String found = "a byte order mark" + (isUtf16 ? " of UTF-16" : "");
      String expected = "none: save the file as UTF-8 without a byte order mark";
      zone.add(new Fault(place(1), found, expected));
    }
    if (isUtf16) {
      return new byte[0];
    }
    return start.equals(UTF_8_MARK) ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
  }

  private void read(Entry entry) throws ZoneFileException {
    if (!entry.isDirective()) {
      record(entry);
      return;
    }
    Data words = new Data(entry.tokens(), origin, entry.line(), entry.tokens().get(0).shown());
    Token directive = words.next("");
    switch (directive.text().toUpperCase(Locale.ROOT)) {
      case "$ORIGIN" -> changeOrigin(words);
      case "$TTL" -> ttls.direct(Times.ttl(last(words, "a TTL")));
      case "$INCLUDE" -> include(words);
      case "$GENERATE" -> generate(words, entry.line());
      default -> throw directive.refuse("a directive: $ORIGIN, $TTL, $INCLUDE, $GENERATE");
    }
  }

  private static Token last(Data words, String expected) throws ZoneFileException {
    Token token = words.next(expected);
    words.refuseMore();
    return token;
  }

  private void changeOrigin(Data words) throws ZoneFileException {
    isOriginLost = true;
    origin = Data.name(last(words, "a domain name"), origin);
    isOriginLost = false;
  }

  private void include(Data words) throws ZoneFileException {
    Token name = words.next("the name of a file");
    Name first = words.hasNext() ? words.name("a domain name") : origin;
    words.refuseMore();
    if (depth >= MAX_DEPTH) {
      throw name.refuse("at most " + MAX_DEPTH + " files that include each other");
    }
    try {
      Path included = file.resolveSibling(new String(name.bytes(), UTF_8)).normalize();
      byte[] bytes = zone.bytes(included);
      new ZoneFilePart(this, included, first).read(bytes);
    } catch (IOException | InvalidPathException e) {
      throw name.refuse("a file that can be read: " + e.getMessage());
    }
  }

  /** Each number makes the text of a record, which is then read as any other. */
  private void generate(Data words, int line) throws ZoneFileException {
    Token range = words.next("numbers such as 1-100");
    Generation numbers = Generation.of(range);
    String name = words.next("a name with $").text();
    List<Token> rest = words.left();
    if (rest.size() < 2) {
      words.next(TYPE);
      words.next("data with $");
    }
    String head =
        rest.subList(0, rest.size() - 1).stream()
            .map(Token::text)
            .collect(Collectors.joining(" ", " ", " "));
    String data = rest.get(rest.size() - 1).text();
    Name before = owner;
    for (int n = numbers.start(); n <= numbers.stop(); n += numbers.step()) {
      if (!zone.mayGenerate()) {
        throw range.refuse("fewer records: those of all $GENERATE are too many");
      }
      String text = Generation.text(name, n) + head + Generation.text(data, n);
      Entry entry = EntryReader.of(text, line).next();
      if (entry != null) {
        record(entry);
      }
    }
    owner = before;
  }

  private void record(Entry entry) throws ZoneFileException {
    Data words = new Data(entry.tokens(), origin, entry.line(), RECORD);
    Name name = entry.isIndented() ? sameOwner(entry) : newOwner(words);
    Long ttl = null;
    boolean hasClass = false;
    Token token = words.next(TYPE);
    while (isTtl(token, ttl) || isClass(token, hasClass)) {
      ttl = isTtl(token, ttl) ? Long.valueOf(Times.ttl(token)) : ttl;
      hasClass |= isClass(token, hasClass);
      token = words.next(TYPE);
    }
    int type = TypeNames.ofRecord(token);
    RecordData data = new RecordData(name, type, origin, entry.line());
    Record record = record(data, type, words.left(), ttl, name);
    if (!isOriginLost && !isOwnerLost) {
      zone.add(record, place(entry.line()));
    }
  }

  private Record record(RecordData data, int type, List<Token> words, @Nullable Long ttl, Name name)
      throws ZoneFileException {
    if (type == Type.SOA && ttl == null && !ttls.isKnown()) {
      SOARecord soa = (SOARecord) data.record(words, 0);
      ttls.direct(Math.min(soa.getMinimum(), Times.MAX_TTL));
    }
    return data.record(words, ttls.inRun(name, type, ttls.next(ttl)));
  }

  private Name newOwner(Data words) throws ZoneFileException {
    isOwnerLost = true;
    Name name = words.name("a domain name");
    isOwnerLost = false;
    owner = name;
    return name;
  }

  private Name sameOwner(Entry entry) throws ZoneFileException {
    if (owner == null && !isOwnerLost) {
      throw entry
          .tokens()
          .get(0)
          .refuse("a name at the start of the line, for no record stands before");
    }
    return owner == null ? origin : owner;
  }

  private static boolean isTtl(Token token, @Nullable Long ttl) {
    return ttl == null && Times.parse(token).isPresent();
  }

  /** IN is the only class that is served. */
  private static boolean isClass(Token token, boolean hasClass) throws ZoneFileException {
    int found = token.isQuoted() || hasClass ? -1 : DClass.value(token.text());
    if (found >= 0 && found != DClass.IN) {
      throw token.refuse("the class IN, or none");
    }
    return found >= 0;
  }

  private String place(int line) {
    return file + ":" + line;
  }
}
