package io.distrib.server.daemon.control;

import io.distrib.server.protocol.ControlAnswer;
import io.distrib.server.protocol.ControlRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a running nameserver can be told: each command's name, and what does it. <em>Put together in
 * one thread, then run in another.</em>
 */
public final class ControlCommands {
  private static final Logger LOG = System.getLogger(ControlCommands.class.getName());

  private final Map<String, Function<ControlRequest, ControlAnswer>> commands = new TreeMap<>();

  /** One more. */
  public ControlCommands with(String name, Function<ControlRequest, ControlAnswer> command) {
    commands.put(name, command);
    return this;
  }

  /** Does what {@code line} asks for; never throws. */
  ControlAnswer run(String line) {
    try {
      ControlRequest request = ControlRequest.decode(line);
      Function<ControlRequest, ControlAnswer> command = commands.get(request.command());
      return command == null ? unknown(request.command()) : command.apply(request);
    } catch (IllegalArgumentException e) {
      return ControlAnswer.failed(("" + e.getMessage()).lines().toList());
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      LOG.log(Level.ERROR, "a command failed unforeseen", e);
      return ControlAnswer.failed(("" + e).lines().toList());
    }
  }

  private ControlAnswer unknown(String name) {
    String known = String.join(", ", commands.keySet());
    return ControlAnswer.failed(
        List.of("command: \"" + name + "\" (expected one of " + known + ")"));
  }
}
