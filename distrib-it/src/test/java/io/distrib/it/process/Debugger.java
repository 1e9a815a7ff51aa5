package io.distrib.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.InvalidTypeException;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Looks into a virtual machine that runs, and has its threads throw. */
final class Debugger implements AutoCloseable {
  /** What has a virtual machine listen for one: its port is printed. */
  static final String AGENT =
      "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0";

  private final VirtualMachine machine;

  private Debugger(VirtualMachine machine) {
    this.machine = machine;
  }

  /** Attached to the machine that listens at {@code port} of loopback. */
  static Debugger attach(int port) throws IOException, IllegalConnectorArgumentsException {
    AttachingConnector connector =
        Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(each -> each.name().equals("com.sun.jdi.SocketAttach"))
            .findFirst()
            .orElseThrow();
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    arguments.get("hostname").setValue("127.0.0.1");
    arguments.get("port").setValue(Integer.toString(port));
    return new Debugger(connector.attach(arguments));
  }

  /** The names of all threads but those of the machine itself. */
  List<String> threads() {
    return machine.allThreads().stream()
        .filter(thread -> !thread.threadGroup().name().equals("system"))
        .map(ThreadReference::name)
        .toList();
  }

  /**
   * Has every thread whose name begins with {@code name} throw an OutOfMemoryError as soon as it
   * does something: one of those that a machine has ready from its start.
   */
  void exhaust(String name) throws InvalidTypeException {
    ObjectReference error =
        machine.classesByName("java.lang.OutOfMemoryError").get(0).instances(1).get(0);
    List<ThreadReference> threads =
        machine.allThreads().stream().filter(each -> each.name().startsWith(name)).toList();
    assertThat(threads).as("threads named %s", name).isNotEmpty();
    try {
      for (ThreadReference thread : threads) {
        thread.stop(error);
      }
    } catch (VMDisconnectedException e) {
      // The first of them has ended it.
    }
  }

  @Override
  public void close() {
    try {
      machine.dispose();
    } catch (VMDisconnectedException e) {
      // It has ended.
    }
  }
}
