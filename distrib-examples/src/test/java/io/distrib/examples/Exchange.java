package io.distrib.examples;

import java.util.ArrayList;
import java.util.List;

/**
 * A command that a page shows behind <code>$</code>, and what it prints.
 *
 * @param command the command
 * @param printed what the page shows below it, each line with its line feed
 */
record Exchange(String command, String printed) {
  private static final String PROMPT = "$ ";

  /** The commands of a block, in their order. */
  static List<Exchange> of(String block) {
    List<Exchange> exchanges = new ArrayList<>();
    for (String line : block.lines().toList()) {
      if (line.startsWith(PROMPT)) {
        exchanges.add(new Exchange(line.substring(PROMPT.length()), ""));
      } else if (exchanges.isEmpty()) {
        throw new AssertionError("no command before \"" + line + "\" in " + block);
      } else {
        Exchange last = exchanges.remove(exchanges.size() - 1);
        exchanges.add(new Exchange(last.command(), last.printed() + line + "\n"));
      }
    }
    return exchanges;
  }

  /** Whether the command only looks, so that it may be repeated until it sees what is due. */
  boolean onlyLooks() {
    return command.startsWith("dig ") || command.contains("/distrib status ");
  }

  /**
   * A text without what differs from one run to the next: dates, times, lengths, the user, columns.
   */
  static String withoutChance(String text) {
    return text.replaceAll("\u001b\\[[0-9;]*m", "")
        .replaceAll("\r\n", "\n")
        .replaceAll("distrib=\\d{10}\\b", "distrib=DATE")
        .replaceAll("(?m)^Date: .*$", "Date: DATE")
        .replaceAll("(?m)^Content-Length: \\d+$", "Content-Length: LENGTH")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "DATE")
        .replaceAll("\\b\\d+(\\.\\d+)?(ms|s|m|h)\\b", "TIME")
        .replaceAll(" by \\S+ until ", " by USER until ")
        .replaceAll(" +", " ")
        .strip();
  }
}
