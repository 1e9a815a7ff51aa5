package io.distrib.dns.socket;

import io.distrib.dns.packet.PacketHandler;
import io.distrib.dns.packet.Prefetch;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.Thread.UncaughtExceptionHandler;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Makes what answers datagrams: many for one system call where that is possible (Linux, Java 22 and
 * later), else one by one. The system property {@code distrib.dns.batching=false} forbids the
 * former.
 */
final class UdpWorkers {
  private static final Logger LOG = System.getLogger(UdpWorkers.class.getName());

  /** Asked once: what is not possible does not become so. */
  private static final boolean IS_BATCHING = isPossible();

  private UdpWorkers() {}

  /** The number of channels for {@code threads}: 0 if the workers open sockets of their own. */
  static int channels(int threads) {
    return IS_BATCHING ? 0 : threads;
  }

  /** Has new TCP connections go to the second of two processes; where that is not possible, not. */
  static void steerTcp(InetSocketAddress address) {
    if (IS_BATCHING) {
      ReuseportSteering.steer(address);
    }
  }

  /**
   * Adds workers for {@code endpoint} to {@code all}: {@code threads} of them, or one for each of
   * its channels. {@code failures} is told what a thread dies of.
   */
  static void open(
      Endpoint endpoint,
      int threads,
      PacketHandler handler,
      IntFunction<Prefetch> prefetches,
      UncaughtExceptionHandler failures,
      List<UdpWorker> all)
      throws IOException {
    for (DatagramChannel channel : endpoint.datagrams()) {
      all.add(new UdpListener(channel, handler, failures));
    }
    for (int i = endpoint.datagrams().size(); i < threads; i++) {
      all.add(new BatchListener(endpoint.address(), handler, prefetches, failures));
    }
  }

  private static boolean isPossible() {
    if (System.getProperty("distrib.dns.batching", "true").equals("false")) {
      return false;
    }
    try {
      return LinuxCalls.address(ByteBuffer.allocateDirect(1)) != 0;
    } catch (LinkageError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      LOG.log(
          Level.INFO,
          () -> "UDP queries are read one by one: reading many at once " + cause.getMessage());
      return false;
    }
  }
}
