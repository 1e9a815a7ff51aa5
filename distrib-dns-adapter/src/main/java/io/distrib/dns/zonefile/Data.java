package io.distrib.dns.zonefile;

import java.util.List;
import java.util.stream.Collectors;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/** The words of one record's data, read from left to right. <em>Confined to one thread.</em> */
final class Data {
  private static final String NAME =
      "a domain name: labels of 1 to 63 bytes with dots between them, 255 bytes in all";

  private final List<Token> tokens;
  private final Name origin;
  private final int line;
  private final String form;
  private int next;

  /**
   * Reads {@code tokens}.
   *
   * @param origin what relative names are relative to
   * @param line where the record starts
   * @param form how such data is written, for messages
   */
  Data(List<Token> tokens, Name origin, int line, String form) {
    this.tokens = tokens;
    this.origin = origin;
    this.line = line;
    this.form = form;
  }

  boolean hasNext() {
    return next < tokens.size();
  }

  /** The next word. */
  Token next(String expected) throws ZoneFileException {
    if (!hasNext()) {
      throw new ZoneFileException(line, null, expected + "; written as " + form);
    }
    return tokens.get(next++);
  }

  /** The fault that {@code token} is not what was expected. */
  ZoneFileException refuse(Token token, String expected) {
    return token.refuse(expected + "; written as " + form);
  }

  /** All words that are left as one, at least one. */
  Token rest(String expected) throws ZoneFileException {
    Token first = next(expected);
    List<Token> all = tokens.subList(next - 1, tokens.size());
    next = tokens.size();
    String text = all.stream().map(Token::text).collect(Collectors.joining());
    return new Token(text, first.isQuoted(), false, first.line());
  }

  /** The name that the next word is. */
  Name name(String expected) throws ZoneFileException {
    return name(next(expected), origin);
  }

  /** Whether the next word goes on with the one before, without a blank between. */
  boolean isNextGlued() {
    return hasNext() && tokens.get(next).isGlued();
  }

  /** The words that are left. */
  List<Token> left() {
    return tokens.subList(next, tokens.size());
  }

  void refuseMore() throws ZoneFileException {
    if (hasNext()) {
      throw refuse(tokens.get(next), "nothing more");
    }
  }

  /** The name that {@code token} is, relative to {@code origin}. */
  static Name name(Token token, Name origin) throws ZoneFileException {
    if (token.isQuoted()) {
      throw token.refuse("a domain name without quotes");
    }
    try {
      return Name.fromString(token.text(), origin);
    } catch (TextParseException e) {
      throw token.refuse(NAME);
    }
  }
}
