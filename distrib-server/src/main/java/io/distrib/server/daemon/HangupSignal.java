package io.distrib.server.daemon;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Hears SIGHUP. The JDK has one interface for it, {@code sun.misc.Signal} of the module
 * jdk.unsupported (JEP 260), whose every mention in a source is a warning that cannot be turned
 * off; so it is found by its name.
 */
final class HangupSignal {
  private static final Logger LOG = System.getLogger(HangupSignal.class.getName());

  private HangupSignal() {}

  /**
   * Runs {@code action}, in a thread of its own, whenever the signal comes; where there is none,
   * never.
   */
  static void handle(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      MethodHandle run =
          MethodHandles.publicLookup()
              .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
              .bindTo(action);
      Object adapted =
          MethodHandleProxies.asInterfaceInstance(
              handler, MethodHandles.dropArguments(run, 0, signal));
      Object hangup = signal.getConstructor(String.class).newInstance("HUP");
      signal.getMethod("handle", signal, handler).invoke(null, hangup, adapted);
    } catch (ReflectiveOperationException | LinkageError e) {
      LOG.log(Level.WARNING, () -> "SIGHUP will not reload, the command reload does: " + e);
    }
  }
}
