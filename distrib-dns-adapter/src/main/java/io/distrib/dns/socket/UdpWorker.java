package io.distrib.dns.socket;

/** Answers what comes by one datagram socket, in a thread of its own. Thread-safe. */
interface UdpWorker {
  /** What all their threads are called. */
  String THREAD = "distrib-dns-udp";

  /** Begins. */
  void start();

  /** Has the thread answer what has arrived, then close the socket and end. */
  void stop();

  /** The same, and waits for it. */
  void close();
}
