package io.distrib.dns.socket;

import java.lang.invoke.MethodHandle;
import java.lang.ref.Reference;
import java.nio.Buffer;
import java.util.Locale;

/**
 * The system calls of Linux that take many datagrams at once, as {@link ForeignFunctions} of the C
 * library. Pointers are longs. Each returns what the system call returns, below 0 for an error.
 * Loading this class fails on systems other than Linux and before Java 22. <em>Thread-safe.</em>
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
  private static final MethodHandle ADDRESS = ForeignFunctions.addressOfBuffer();

  private static final int DO_NOT_WAIT = 0x40;

  private LinuxCalls() {}

  static int socket(int family, int type) {
    return call(SOCKET, family, type, 0, 0, 0);
  }

  /** Sets an option to the whole of {@code value}. */
  static int setOption(int socket, int level, int name, Buffer value) {
    try {
      return call(SET_OPTION, socket, level, name, address(value), value.capacity());
    } finally {
      Reference.reachabilityFence(value);
    }
  }

  /** Puts an option's value into {@code value}; {@code bytes} is an int, in and out. */
  static int option(int socket, int level, int name, Buffer value, Buffer bytes) {
    try {
      return call(OPTION, socket, level, name, address(value), address(bytes));
    } finally {
      Reference.reachabilityFence(value);
      Reference.reachabilityFence(bytes);
    }
  }

  static int bind(int socket, Buffer name, int bytes) {
    try {
      return call(BIND, socket, address(name), bytes, 0, 0);
    } finally {
      Reference.reachabilityFence(name);
    }
  }

  static int connect(int socket, Buffer name, int bytes) {
    try {
      return call(CONNECT, socket, address(name), bytes, 0, 0);
    } finally {
      Reference.reachabilityFence(name);
    }
  }

  /**
   * Puts the address that it is bound to into {@code name}; {@code bytes} is an int, in and out.
   */
  static int name(int socket, Buffer name, Buffer bytes) {
    try {
      return call(NAME, socket, address(name), address(bytes), 0, 0);
    } finally {
      Reference.reachabilityFence(name);
      Reference.reachabilityFence(bytes);
    }
  }

  /** Receives nothing more than what has come already; a thread that waits for more wakes up. */
  static int shutdownInput(int socket) {
    return call(SHUTDOWN, socket, 0, 0, 0, 0);
  }

  static int close(int socket) {
    return call(CLOSE, socket, 0, 0, 0, 0);
  }

  /** How many datagrams have come, at most {@code count}. */
  static int receive(int socket, long headers, int count, int flags) {
    return call(RECEIVE, socket, headers, count, flags, 0);
  }

  /** How many datagrams have gone, at most {@code count}. */
  static int send(int socket, long headers, int count) {
    return call(SEND, socket, headers, count, 0, 0);
  }

  /** Sends one datagram, or not, if there is no room for it. */
  static int sendAtOnce(int socket, long header) {
    return call(SEND, socket, header, 1, DO_NOT_WAIT, 0);
  }

  /** The address of a direct buffer. */
  static long address(Buffer buffer) {
    try {
      return (long) ADDRESS.invokeExact(buffer);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /** Small enough to be inlined, so that {@code function} is a constant in compiled code. */
  private static int call(MethodHandle function, long a, long b, long c, long d, long e) {
    try {
      return (int) function.invokeExact(a, b, c, d, e);
    } catch (Throwable failure) {
      throw failed(failure);
    }
  }

  private static RuntimeException failed(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(e);
  }

  /** The layouts of {@link DatagramBatch} are those of Linux on these processors. */
  private static MethodHandle find(String name, String arguments) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch", "");
    if (!system.equals("linux") || !(processor.equals("amd64") || processor.equals("aarch64"))) {
      throw new UnsupportedOperationException("needs Linux on x86-64 or AArch64");
    }
    return ForeignFunctions.find(name, arguments);
  }
}
