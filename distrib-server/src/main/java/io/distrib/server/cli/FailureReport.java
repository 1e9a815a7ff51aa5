package io.distrib.server.cli;

import static java.util.stream.Collectors.joining;

import io.distrib.config.InvalidConfigurationException;
import io.distrib.dns.zone.InvalidZoneException;
import io.distrib.text.FailureText;
import io.distrib.text.PrintableText;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.System.Logger.Level;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells people why a command failed; a bug also leaves its trace. <em>Thread-safe.</em> */
public final class FailureReport implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult result) {
    PrintWriter err = line.getErr();
    if (isBadFile(failure)) {
      err.println(printable(failure));
    } else {
      err.println("distrib: " + printable(failure));
    }
    if (!(failure instanceof IOException || failure instanceof IllegalArgumentException)) {
      // Not a constant: the log takes longer to begin than most commands to run.
      System.getLogger(FailureReport.class.getName())
          .log(Level.ERROR, "the command failed", failure);
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static String printable(Exception failure) {
    return FailureText.of(failure)
        .lines()
        .map(PrintableText::new)
        .map(PrintableText::text)
        .collect(joining("\n"));
  }

  private static boolean isBadFile(Exception failure) {
    return failure instanceof InvalidConfigurationException
        || failure instanceof InvalidZoneException
        || failure instanceof InvalidLinesException;
  }
}
