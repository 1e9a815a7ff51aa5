package io.distrib.it.browser.secure;

import io.distrib.config.PoolConfiguration;
import io.distrib.model.TakeoverSettings;
import io.distrib.netty.DistributorHandler;
import io.distrib.redirect.Distributor;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;

/** One site, as a process: {@code SecureSite FILE SITE KEYS on|off}. Prints every decision. */
public final class SecureSite {
  /** What opens the store of keys. */
  public static final String PASSWORD = "changeit";

  /** How long a page, and then the site, may take before the site counts as gone. */
  public static final Duration AFTER = Duration.ofSeconds(5);

  private static final int MAX_FORM_BYTES = 8_192;

  private SecureSite() {}

  /** Serves until the process is ended; prints a line when it begins. */
  public static void main(String[] arguments) throws Exception {
    PoolConfiguration pool = PoolConfiguration.read(Path.of(arguments[0]));
    Distributor distributor =
        pool.distributor(arguments[1])
            .takeover(new TakeoverSettings(arguments[3].equals("on"), AFTER, false))
            .listener(event -> System.out.println(event.decision().reason() + " " + event.target()))
            .build();
    start(distributor, tls(Path.of(arguments[2])));
    System.out.println("ready");
    Thread.currentThread().join();
  }

  private static void start(Distributor distributor, SslContext tls) throws InterruptedException {
    DistributorHandler handler =
        DistributorHandler.builder(distributor)
            .inSession(request -> SecurePages.isInSession(request, distributor.site()))
            .build();
    SecurePages pages = new SecurePages(distributor.site().id());
    new ServerBootstrap()
        .group(new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()))
        .channel(NioServerSocketChannel.class)
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel
                    .pipeline()
                    .addLast(
                        tls.newHandler(channel.alloc()),
                        new HttpServerCodec(),
                        handler,
                        new HttpObjectAggregator(MAX_FORM_BYTES),
                        pages);
              }
            })
        .bind(distributor.site().addresses().get(0), 443)
        .sync();
  }

  private static SslContext tls(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    return SslContextBuilder.forServer(factory).sslProvider(SslProvider.JDK).build();
  }
}
