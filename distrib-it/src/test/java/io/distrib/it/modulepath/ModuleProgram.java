package io.distrib.it.modulepath;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program that is a module, {@value #NAME}, in a folder of its own. */
final class ModuleProgram {
  static final String NAME = "application";

  /** A class of each module that the program stands on. */
  private static final List<Class<?>> LIBRARIES =
      List.of(
          io.distrib.ask.AskAdapter.class,
          io.distrib.config.PoolConfiguration.class,
          io.distrib.dns.NameServer.class,
          io.distrib.health.HealthMonitor.class,
          io.distrib.maxmind.PlaceDatabase.class,
          io.distrib.netty.DistributorHandler.class,
          io.distrib.redirect.Distributor.class,
          com.google.common.collect.ImmutableList.class,
          com.google.common.util.concurrent.internal.InternalFutureFailureAccess.class,
          com.maxmind.db.Reader.class,
          io.netty.buffer.ByteBuf.class,
          io.netty.channel.Channel.class,
          io.netty.handler.codec.ByteToMessageDecoder.class,
          io.netty.handler.codec.http.HttpRequest.class,
          io.netty.handler.codec.http2.Http2Frame.class,
          io.netty.handler.ssl.SslHandler.class,
          io.netty.resolver.AddressResolver.class,
          io.netty.channel.unix.Socket.class,
          io.netty.util.AttributeMap.class,
          org.jspecify.annotations.NullMarked.class,
          org.slf4j.Logger.class,
          org.snakeyaml.engine.v2.api.LoadSettings.class,
          org.xbill.DNS.Name.class,
          tools.jackson.core.JsonParser.class);

  private final Path folder;

  /** The program in {@code folder}, with this class as {@code application.Main}. */
  ModuleProgram(Path folder, String main) throws IOException {
    this.folder = folder;
    write(
        "module-info.java",
        """
        module application {
          requires io.distrib.ask;
          requires io.distrib.config;
          requires io.distrib.dns;
          requires io.distrib.health;
          requires io.distrib.netty;
        }
        """);
    write("application/Main.java", main);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve("source").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Compiles it; what the compiler says, in English: nothing if all is well. */
  String compile() {
    Locale usual = Locale.getDefault();
    Locale.setDefault(Locale.ENGLISH);
    StringWriter said = new StringWriter();
    try (PrintWriter writer = new PrintWriter(said)) {
      Path source = folder.resolve("source");
      ToolProvider.findFirst("javac")
          .orElseThrow()
          .run(
              writer,
              writer,
              "--module-path",
              libraries(),
              "-d",
              folder.resolve("classes").toString(),
              source.resolve("module-info.java").toString(),
              source.resolve("application/Main.java").toString());
    } finally {
      Locale.setDefault(usual);
    }
    return said.toString();
  }

  /** The command that runs it on the module path, with nothing on the class path. */
  String[] command(String... arguments) {
    Stream<String> java =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--module-path",
            folder.resolve("classes") + File.pathSeparator + libraries(),
            "--module",
            NAME + "/application.Main");
    return Stream.concat(java, Stream.of(arguments)).toArray(String[]::new);
  }

  private static String libraries() {
    return LIBRARIES.stream()
        .map(ModuleProgram::place)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
