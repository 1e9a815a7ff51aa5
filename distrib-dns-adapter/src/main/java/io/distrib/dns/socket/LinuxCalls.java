package io.distrib.dns.socket;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.Reference;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.nio.Buffer;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The system calls of Linux that take many datagrams at once, by way of {@code java.lang.foreign}
 * (Java 22), which is looked up by reflection, as this is compiled for Java 17. Pointers are longs.
 * Each returns what the system call returns, below 0 for an error. Loading this class fails where
 * they are not to be had. <em>Thread-safe.</em>
 */
final class LinuxCalls {
  private static final MethodHandle SOCKET = find("socket", "iii");
  private static final MethodHandle SET_OPTION = find("setsockopt", "iiili");
  private static final MethodHandle BIND = find("bind", "ili");
  private static final MethodHandle CONNECT = find("connect", "ili");
  private static final MethodHandle NAME = find("getsockname", "ill");
  private static final MethodHandle OPTION = find("getsockopt", "iiill");
  private static final MethodHandle SHUTDOWN = find("shutdown", "ii");
  private static final MethodHandle CLOSE = find("close", "i");
  private static final MethodHandle RECEIVE = find("recvmmsg", "iliil");
  private static final MethodHandle SEND = find("sendmmsg", "ilii");
  private static final MethodHandle ADDRESS = findAddress();

  private static final int DO_NOT_WAIT = 0x40;

  private LinuxCalls() {}

  static int socket(int family, int type) {
    try {
      return (int) SOCKET.invokeExact(family, type, 0);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** Sets an option to the whole of {@code value}. */
  static int setOption(int socket, int level, int name, Buffer value) {
    try {
      return (int) SET_OPTION.invokeExact(socket, level, name, address(value), value.capacity());
    } catch (Throwable e) {
      throw failed(e);
    } finally {
      Reference.reachabilityFence(value);
    }
  }

  /** Puts an option's value into {@code value}; {@code octets} is an int, in and out. */
  static int option(int socket, int level, int name, Buffer value, Buffer octets) {
    try {
      return (int) OPTION.invokeExact(socket, level, name, address(value), address(octets));
    } catch (Throwable e) {
      throw failed(e);
    } finally {
      Reference.reachabilityFence(value);
      Reference.reachabilityFence(octets);
    }
  }

  static int bind(int socket, Buffer name, int octets) {
    try {
      return (int) BIND.invokeExact(socket, address(name), octets);
    } catch (Throwable e) {
      throw failed(e);
    } finally {
      Reference.reachabilityFence(name);
    }
  }

  static int connect(int socket, Buffer name, int octets) {
    try {
      return (int) CONNECT.invokeExact(socket, address(name), octets);
    } catch (Throwable e) {
      throw failed(e);
    } finally {
      Reference.reachabilityFence(name);
    }
  }

  /**
   * Puts the address that it is bound to into {@code name}; {@code octets} is an int, in and out.
   */
  static int name(int socket, Buffer name, Buffer octets) {
    try {
      return (int) NAME.invokeExact(socket, address(name), address(octets));
    } catch (Throwable e) {
      throw failed(e);
    } finally {
      Reference.reachabilityFence(name);
      Reference.reachabilityFence(octets);
    }
  }

  /** No more receiving than what has come already; a thread that waits for more wakes up. */
  static int shutdownInput(int socket) {
    try {
      return (int) SHUTDOWN.invokeExact(socket, 0);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  static int close(int socket) {
    try {
      return (int) CLOSE.invokeExact(socket);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** How many datagrams have come, at most {@code count}. */
  static int receive(int socket, long headers, int count, int flags) {
    try {
      return (int) RECEIVE.invokeExact(socket, headers, count, flags, 0L);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** How many datagrams have gone, at most {@code count}. */
  static int send(int socket, long headers, int count) {
    try {
      return (int) SEND.invokeExact(socket, headers, count, 0);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** Sends one datagram, or not, if there is no room for it. */
  static int sendAtOnce(int socket, long header) {
    try {
      return (int) SEND.invokeExact(socket, header, 1, DO_NOT_WAIT);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** Where a direct buffer lies. */
  static long address(Buffer buffer) {
    try {
      return (long) ADDRESS.invokeExact(buffer);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  private static RuntimeException failed(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(e);
  }

  private static MethodHandle findAddress() {
    try {
      Class<?> segment = foreign("MemorySegment");
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      MethodHandle of =
          lookup.findStatic(segment, "ofBuffer", MethodType.methodType(segment, Buffer.class));
      MethodHandle address =
          lookup.findVirtual(segment, "address", MethodType.methodType(long.class));
      return MethodHandles.filterReturnValue(of, address);
    } catch (ReflectiveOperationException e) {
      throw new UnsupportedOperationException("needs Java 22 or later on Linux", e);
    }
  }

  /** A function of the C library that returns an int; {@code i} is an int, {@code l} a long. */
  private static MethodHandle find(String name, String arguments) {
    requireLinux();
    try {
      Class<?> linkerType = foreign("Linker");
      Object linker = linkerType.getMethod("nativeLinker").invoke(null);
      Object lookup = linkerType.getMethod("defaultLookup").invoke(linker);
      Object symbol =
          ((Optional<?>)
                  foreign("SymbolLookup").getMethod("find", String.class).invoke(lookup, name))
              .orElseThrow();
      Class<?> options = Array.newInstance(foreign("Linker$Option"), 0).getClass();
      Class<?> descriptor = foreign("FunctionDescriptor");
      Method downcall =
          linkerType.getMethod("downcallHandle", foreign("MemorySegment"), descriptor, options);
      Object none = Array.newInstance(foreign("Linker$Option"), 0);
      return (MethodHandle) downcall.invoke(linker, symbol, descriptor(arguments), none);
    } catch (ReflectiveOperationException | NoSuchElementException e) {
      throw new UnsupportedOperationException("needs Java 22 or later on Linux", e);
    }
  }

  private static Object descriptor(String arguments) throws ReflectiveOperationException {
    Class<?> layout = foreign("MemoryLayout");
    Object layouts = Array.newInstance(layout, arguments.length());
    for (int i = 0; i < arguments.length(); i++) {
      Array.set(layouts, i, value(arguments.charAt(i) == 'i' ? "JAVA_INT" : "JAVA_LONG"));
    }
    return foreign("FunctionDescriptor")
        .getMethod("of", layout, layouts.getClass())
        .invoke(null, value("JAVA_INT"), layouts);
  }

  private static Object value(String name) throws ReflectiveOperationException {
    return foreign("ValueLayout").getField(name).get(null);
  }

  private static Class<?> foreign(String name) throws ClassNotFoundException {
    return Class.forName("java.lang.foreign." + name);
  }

  /** The layouts of {@link DatagramBatch} are those of Linux on these. */
  private static void requireLinux() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch", "");
    if (!system.equals("linux") || !(processor.equals("amd64") || processor.equals("aarch64"))) {
      throw new UnsupportedOperationException("needs Linux on x86-64 or AArch64");
    }
  }
}
