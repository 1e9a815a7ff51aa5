package io.distrib.server.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks texts into lines that fit. */
public final class WrappedText {
  private WrappedText() {}

  /** {@code text}, broken between words if that is possible, into lines of {@code columns}. */
  public static List<String> lines(String text, int columns) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > columns) {
      int space = rest.lastIndexOf(' ', columns);
      int end = space > 0 ? space : columns;
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }
}
