package io.distrib.dns.zonefile;

import java.util.List;

/**
 * One record or directive of a zone file: a line, or several that parentheses join. <em>Immutable.
 * </em>
 *
 * @param isIndented whether it starts with a space or a tab: the name is that of the record before
 * @param tokens its words, at least one
 */
record Entry(boolean isIndented, List<Token> tokens) {
  Entry {
    tokens = List.copyOf(tokens);
  }

  int line() {
    return tokens.get(0).line();
  }

  boolean isDirective() {
    Token first = tokens.get(0);
    return !isIndented && !first.isQuoted() && first.text().startsWith("$");
  }
}
