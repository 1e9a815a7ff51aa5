package io.distrib.dns.zonefile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a zone file into entries and their words: comments, quotes, escapes, parentheses (RFC 1035
 * 5.1). <em>Confined to one thread.</em>
 */
final class EntryReader {
  private static final int END = -1;

  private final byte[] bytes;
  private int at;
  private int line;
  private int parentheses;
  private int openedOn;
  private int lastTokenEnd;

  /**
   * Reads {@code bytes}.
   *
   * @param line the number of the first line
   */
  EntryReader(byte[] bytes, int line) {
    this.bytes = bytes.clone();
    this.line = line;
  }

  /**
   * The next entry; null at the end.
   *
   * @throws ZoneFileException for one that cannot be cut into words; the rest of its line is passed
   *     over
   */
  @Nullable Entry next() throws ZoneFileException {
    while (at < bytes.length) {
      boolean isIndented = isBlank(peek());
      List<Token> tokens = tokens();
      if (!tokens.isEmpty()) {
        return new Entry(isIndented, tokens);
      }
    }
    return null;
  }

  private List<Token> tokens() throws ZoneFileException {
    List<Token> tokens = new ArrayList<>();
    lastTokenEnd = END;
    try {
      for (int c = nextVisible(); c != END && c != '\n'; c = nextVisible()) {
        if (c == '(' || c == ')') {
          parenthesis(c);
        } else {
          tokens.add(token());
        }
      }
      refuseOpenParenthesis();
    } catch (ZoneFileException e) {
      parentheses = 0;
      skipLine();
      throw e;
    }
    take();
    return tokens;
  }

  /** Passes over blanks, comments, and within parentheses the ends of lines. */
  private int nextVisible() {
    while (true) {
      int c = peek();
      if (c == ';') {
        skipComment();
      } else if (isBlank(c) || (c == '\n' && parentheses > 0)) {
        take();
      } else {
        return c;
      }
    }
  }

  private void parenthesis(int c) throws ZoneFileException {
    if (parentheses == 0) {
      openedOn = line;
    }
    parentheses += c == '(' ? 1 : -1;
    if (parentheses < 0) {
      throw new ZoneFileException(line, ")", "a parenthesis that is open");
    }
    take();
  }

  private void refuseOpenParenthesis() throws ZoneFileException {
    if (parentheses > 0) {
      throw new ZoneFileException(openedOn, "(", "a parenthesis that is closed");
    }
  }

  private Token token() throws ZoneFileException {
    boolean isGlued = at == lastTokenEnd;
    boolean isQuoted = peek() == '"';
    int start = line;
    String text = isQuoted ? quoted() : word();
    lastTokenEnd = at;
    return new Token(text, isQuoted, isGlued, start);
  }

  private String word() throws ZoneFileException {
    StringBuilder word = new StringBuilder();
    for (int c = peek(); !endsWord(c); c = peek()) {
      addCharacter(word, false);
    }
    return word.toString();
  }

  private String quoted() throws ZoneFileException {
    int start = line;
    StringBuilder text = new StringBuilder();
    take();
    for (int c = peek(); c != '"'; c = peek()) {
      if (c == END || c == '\n') {
        String found = new Token(text.toString(), true, false, start).shown();
        throw new ZoneFileException(start, "\"" + found, "a second quote in the same line");
      }
      addCharacter(text, true);
    }
    take();
    return text.toString();
  }

  /** Adds one character, and the one that it escapes. */
  private void addCharacter(StringBuilder text, boolean isQuoted) throws ZoneFileException {
    int c = take();
    text.append((char) c);
    if (c == 0) {
      throw new ZoneFileException(line, "a NUL byte", "text in UTF-8 or US-ASCII");
    }
    if (c == '\\') {
      int escaped = peek();
      if (escaped == END || (escaped == '\n' && !isQuoted)) {
        throw new ZoneFileException(line, "\\", "a character behind the backslash");
      }
      text.append((char) take());
    }
  }

  private void skipComment() {
    while (peek() != END && peek() != '\n') {
      at++;
    }
  }

  private void skipLine() {
    skipComment();
    take();
  }

  private static boolean endsWord(int c) {
    return c == END || c == '\n' || isBlank(c) || "();\"".indexOf(c) >= 0;
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t';
  }

  /** The character here; every end of a line is a line feed. */
  private int peek() {
    if (at >= bytes.length) {
      return END;
    }
    int c = bytes[at] & 0xff;
    return c == '\r' ? '\n' : c;
  }

  private int take() {
    int c = peek();
    if (c == END) {
      return c;
    }
    boolean isPair = bytes[at] == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n';
    at += isPair ? 2 : 1;
    line += c == '\n' ? 1 : 0;
    return c;
  }

  /** Entries of a text that is not a file's own. */
  static EntryReader of(String text, int line) {
    return new EntryReader(text.getBytes(ISO_8859_1), line);
  }
}
