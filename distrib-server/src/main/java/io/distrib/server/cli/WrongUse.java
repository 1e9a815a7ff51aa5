package io.distrib.server.cli;

import io.distrib.config.NearestWord;
import io.distrib.text.PrintableText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what is wrong with what was typed, and where to read more. An option that nobody knows comes
 * first: what else seems to be missing often stands behind it. <em>Thread-safe.</em>
 */
public final class WrongUse implements IParameterExceptionHandler {
  private static final int MIN_GUESSED = 4;

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine line = wrong.getCommandLine();
    CommandSpec spec = line.getCommandSpec();
    List<String> known =
        spec.optionsMap().keySet().stream().filter(name -> name.startsWith("--")).toList();
    String message =
        unknownOption(spec, arguments)
            .map(option -> unknown("option " + option, option, known))
            .orElseGet(() -> message(wrong));
    return report(line.getErr(), spec.qualifiedName(), message);
  }

  /** Says that {@code typed} is none of {@code commands}; the exit code. */
  public static int unknownCommand(PrintWriter err, String typed, List<String> commands) {
    return report(err, "distrib", unknown("command \"" + typed + "\"", typed, commands));
  }

  private static int report(PrintWriter err, String command, String message) {
    err.println("distrib: " + new PrintableText(message));
    err.println("Try '" + command + " --help'.");
    return CommandLine.ExitCode.USAGE;
  }

  private static String unknown(String what, String typed, List<String> known) {
    Optional<String> nearest =
        typed.length() < MIN_GUESSED ? Optional.empty() : NearestWord.to(typed, known);
    return "unknown " + what + nearest.map(word -> " (did you mean " + word + "?)").orElse("");
  }

  private static String message(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      // An empty word that should name a file is passed over at first.
      List<String> words = unmatched.getUnmatched();
      return words.contains("")
          ? FileConverter.EMPTY
          : "too many words: \"" + String.join(" ", words) + "\"";
    }
    return ("" + wrong.getMessage()).replaceFirst("^Error: ", "");
  }

  /** The first option among {@code arguments}, without its value, that {@code spec} has not. */
  private static Optional<String> unknownOption(CommandSpec spec, String[] arguments) {
    for (int i = 0; i < arguments.length && !arguments[i].equals("--"); i++) {
      String name = arguments[i].replaceFirst("(?s)=.*", "");
      OptionSpec option = spec.findOption(name);
      if (option != null) {
        i += option.arity().min() > 0 && name.equals(arguments[i]) ? 1 : 0;
      } else if (name.startsWith("-") && name.length() > 1) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }
}
