package io.distrib.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.distrib.server.ask.AskCommand;
import io.distrib.server.cli.FailureReport;
import io.distrib.server.cli.FileConverter;
import io.distrib.server.cli.Streams;
import io.distrib.server.cli.WrongUse;
import io.distrib.server.client.DownCommand;
import io.distrib.server.client.DrainCommand;
import io.distrib.server.client.ReloadCommand;
import io.distrib.server.client.StatusCommand;
import io.distrib.server.client.UndrainCommand;
import io.distrib.server.client.UpCommand;
import io.distrib.server.daemon.ServeCommand;
import io.distrib.server.decide.DecideCommand;
import io.distrib.server.gate.GateCommand;
import io.distrib.server.resolve.ResolveCommand;
import io.distrib.server.thread.ThreadWatch;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The program. Exit codes: 0 done; 1 failed while running, or a bad configuration; 2 wrong use of
 * the command line; 3 a thread has died of an Error ({@link ThreadWatch}).
 */
@Command(
    name = "distrib",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Distributes load among sites that keep state, by name service and by redirect.",
    footer = "%n'distrib help COMMAND' explains one of them.")
public final class Main implements Runnable {
  private static final List<String> COMMANDS =
      List.of(
          "demo", "serve", "ask", "gate", "reload", "status", "drain", "undrain", "down", "up",
          "check", "decide", "resolve");

  /** Those to a running nameserver: they end without anything to close. */
  private static final Set<String> ORDERS =
      Set.of("reload", "status", "drain", "undrain", "down", "up");

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  private Main() {}

  /** Runs the command that {@code arguments} name, and ends the process. */
  public static void main(String[] arguments) {
    ThreadWatch.install();
    int code = run(Streams.ofProcess(), arguments);
    if (arguments.length > 0 && ORDERS.contains(arguments[0])) {
      // Since Java 21 System.exit begins the log, which takes longer than the rest of these.
      Runtime.getRuntime().halt(code);
    }
    System.exit(code);
  }

  /** Runs the command that {@code typed} names, reading and writing {@code streams}. */
  static int run(Streams streams, String... typed) {
    String[] arguments = withoutHelpWord(typed);
    boolean hasCommand = arguments.length > 0 && !arguments[0].startsWith("-");
    if (hasCommand && !COMMANDS.contains(arguments[0])) {
      return WrongUse.unknownCommand(err(streams), arguments[0], COMMANDS);
    }
    // One command alone, if possible: the model of each takes a tenth of the time that most run.
    List<String> modelled = hasCommand ? List.of(arguments[0]) : COMMANDS;
    return commandLine(streams, modelled).execute(arguments);
  }

  /** {@code help serve} means {@code serve --help}. */
  private static String[] withoutHelpWord(String[] typed) {
    if (typed.length == 0 || !typed[0].equals("help")) {
      return typed;
    }
    String[] rotated = Arrays.copyOfRange(typed, 1, typed.length + 1);
    rotated[typed.length - 1] = "--help";
    return rotated;
  }

  private static CommandLine commandLine(Streams streams, List<String> commands) {
    CommandLine line = new CommandLine(new Main());
    commands.forEach(name -> line.addSubcommand(command(name, streams)));
    line.setOut(new PrintWriter(streams.printer(), true, UTF_8));
    line.setErr(err(streams));
    line.registerConverter(Path.class, new FileConverter());
    line.setPosixClusteredShortOptionsAllowed(false);
    line.setParameterExceptionHandler(new WrongUse());
    line.setExecutionExceptionHandler(new FailureReport());
    return line;
  }

  /** The object that does what the command {@code name} says. */
  private static Object command(String name, Streams streams) {
    return switch (name) {
      case "demo" -> new DemoCommand(streams);
      case "serve" -> new ServeCommand(streams);
      case "ask" -> new AskCommand(streams);
      case "gate" -> new GateCommand(streams);
      case "reload" -> new ReloadCommand(streams);
      case "status" -> new StatusCommand(streams);
      case "drain" -> new DrainCommand(streams);
      case "undrain" -> new UndrainCommand(streams);
      case "down" -> new DownCommand(streams);
      case "up" -> new UpCommand(streams);
      case "check" -> new CheckCommand(streams);
      case "decide" -> new DecideCommand(streams);
      case "resolve" -> new ResolveCommand(streams);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static PrintWriter err(Streams streams) {
    return new PrintWriter(streams.err(), true, UTF_8);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** What {@code --version} prints. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {
        "distrib " + (version == null ? "(not packaged)" : version),
        "Java " + Runtime.version() + " on " + System.getProperty("os.name")
      };
    }
  }
}
