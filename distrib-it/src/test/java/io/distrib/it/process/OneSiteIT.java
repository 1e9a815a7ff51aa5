package io.distrib.it.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import io.distrib.testkit.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/**
 * D7 behind the resolvers that people have, each as it is set up by default: A, AAAA and HTTPS of
 * each visit name one site, whatever else the resolver asks for.
 */
class OneSiteIT {
  private static final Name POOL = Name.fromConstantString("app.example.test.");
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** Few enough never to look like a busy resolver, which agrees nearly always only. */
  private static final int VISITS = 10;

  /** What the addresses of a site end with, in both families. */
  private static final Pattern SITE =
      Pattern.compile("(?:192\\.0\\.2\\.|2001:db8:0:0:0:0:0:)(\\d+)");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"unbound, -d", "named, -g"})
  void everyVisitNamesOneSite(String program, String inForeground) throws IOException {
    try (Serving serving = Serving.start(folder)) {
      int port = Ports.free();
      Path file = configuration("one-site-" + program + ".conf", serving, port);
      try (Program resolver = Program.start(program, inForeground, "-c", file.toString())) {
        assertEveryVisitNamesOneSite(port, resolver);
      }
    }
  }

  /** First all at once, after a stray question; then again after a pause. */
  private static void assertEveryVisitNamesOneSite(int port, Program resolver) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    Awaitility.await("process " + resolver.pid() + " answers")
        .atMost(Duration.ofSeconds(60))
        .until(() -> isAnswering(address));
    site(address, Type.AAAA);
    for (int visit = 0; visit < VISITS; visit++) {
      assertOneSite(address, visit, List.of(Type.A, Type.AAAA, Type.HTTPS));
    }
    Awaitility.await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
    for (int visit = 0; visit < VISITS; visit++) {
      assertOneSite(address, visit, List.of(Type.HTTPS, Type.AAAA, Type.HTTPS, Type.A));
    }
  }

  private static void assertOneSite(InetSocketAddress resolver, int visit, List<Integer> types)
      throws IOException {
    String site = site(resolver, types.get(0));
    for (int type : types) {
      assertThat(site(resolver, type)).as("visit %d, %s", visit, Type.string(type)).isEqualTo(site);
    }
  }

  private static boolean isAnswering(InetSocketAddress resolver) {
    try {
      return !ask(resolver, Type.A).getSection(Section.ANSWER).isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private static String site(InetSocketAddress resolver, int type) throws IOException {
    Message reply = ask(resolver, type);
    Matcher site = SITE.matcher(reply.getSection(Section.ANSWER).toString());
    assertThat(site.find()).as(reply.toString()).isTrue();
    return site.group(1);
  }

  private static Message ask(InetSocketAddress resolver, int type) throws IOException {
    SimpleResolver client = new SimpleResolver(resolver);
    client.setTimeout(TIMEOUT);
    return client.send(Message.newQuery(Record.newRecord(POOL, type, DClass.IN)));
  }

  private Path configuration(String name, Serving serving, int port) throws IOException {
    String text =
        Resources.toString(Resources.getResource(OneSiteIT.class, name), UTF_8)
            .replace("FOLDER", folder.toString())
            .replace("NAMESERVER_PORT", "" + serving.address().getPort())
            .replace("RESOLVER_PORT", "" + port);
    return Files.writeString(folder.resolve(name), text);
  }
}
