package io.distrib.zookeeper;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.apache.zookeeper.server.NIOServerCnxnFactory;
import org.apache.zookeeper.server.ZooKeeperServer;

/** A server of ZooKeeper in this process, which can be stopped and started with what it holds. */
final class TestServer implements AutoCloseable {
  private static final int TICK_MILLIS = 500;
  private static final int MAX_CONNECTIONS = 100;

  private final File folder;
  private InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private NIOServerCnxnFactory factory;

  TestServer(Path folder) throws IOException, InterruptedException {
    this.folder = folder.toFile();
    start();
  }

  void start() throws IOException, InterruptedException {
    factory = new NIOServerCnxnFactory();
    factory.configure(address, MAX_CONNECTIONS);
    factory.startup(new ZooKeeperServer(folder, folder, TICK_MILLIS));
    address = new InetSocketAddress(InetAddress.getLoopbackAddress(), factory.getLocalPort());
  }

  void stop() {
    factory.shutdown();
  }

  InetSocketAddress address() {
    return address;
  }

  @Override
  public void close() {
    stop();
  }
}
