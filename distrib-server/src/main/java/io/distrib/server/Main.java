package io.distrib.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.distrib.server.cli.FailureReport;
import io.distrib.server.cli.Streams;
import io.distrib.server.control.ReloadCommand;
import io.distrib.server.decide.DecideCommand;
import io.distrib.server.demo.DemoCommand;
import io.distrib.server.gate.GateCommand;
import io.distrib.server.operate.DownCommand;
import io.distrib.server.operate.DrainCommand;
import io.distrib.server.operate.StatusCommand;
import io.distrib.server.operate.UndrainCommand;
import io.distrib.server.operate.UpCommand;
import io.distrib.server.resolve.ResolveCommand;
import io.distrib.server.serve.ServeCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The program. Exit codes: 0 done; 1 failed while running, or a bad configuration; 2 wrong use of
 * the command line.
 */
@Command(
    name = "distrib",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Distributes load among sites that keep state, by name service and by redirect.")
public final class Main implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  private Main() {}

  /** Runs the command that {@code arguments} name, and ends the process. */
  public static void main(String[] arguments) {
    System.exit(commandLine(Streams.ofProcess()).execute(arguments));
  }

  /** The command line with all its commands, reading and writing {@code streams}. */
  static CommandLine commandLine(Streams streams) {
    CommandLine line = new CommandLine(new Main());
    commands(line, streams);
    line.setOut(new PrintWriter(streams.printer(), true, UTF_8));
    line.setErr(new PrintWriter(streams.err(), true, UTF_8));
    line.setExecutionExceptionHandler(new FailureReport());
    return line;
  }

  /** Every command. A new one is one more line here. */
  private static void commands(CommandLine line, Streams streams) {
    line.addSubcommand(new DemoCommand(streams));
    line.addSubcommand(new ServeCommand(streams));
    line.addSubcommand(new GateCommand(streams));
    line.addSubcommand(new ReloadCommand(streams));
    line.addSubcommand(new StatusCommand(streams));
    line.addSubcommand(new DrainCommand(streams));
    line.addSubcommand(new UndrainCommand(streams));
    line.addSubcommand(new DownCommand(streams));
    line.addSubcommand(new UpCommand(streams));
    line.addSubcommand(new CheckCommand(streams));
    line.addSubcommand(new DecideCommand(streams));
    line.addSubcommand(new ResolveCommand(streams));
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
