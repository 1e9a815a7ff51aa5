package io.distrib.server.cli;

import static java.util.stream.Collectors.joining;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.distrib.text.PrintableText;

/**
 * Writes what is logged without anything that a terminal acts upon. The further lines of a message
 * or of a stack trace are indented, so that none of them can be taken for a message of its own.
 * <em>Thread-safe.</em>
 */
final class PrintableLayout extends PatternLayout {
  private static final String INDENT = "    ";

  @Override
  public String doLayout(ILoggingEvent event) {
    return super.doLayout(event)
        .lines()
        .map(line -> new PrintableText(line.replace("\t", INDENT)).text())
        .collect(joining("\n" + INDENT, "", "\n"));
  }
}
