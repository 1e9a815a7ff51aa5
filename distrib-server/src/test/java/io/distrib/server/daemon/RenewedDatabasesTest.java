package io.distrib.server.daemon;

import static io.distrib.maxmind.PlaceFileWriter.place;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import io.distrib.config.PoolConfiguration;
import io.distrib.maxmind.PlaceFileWriter;
import io.distrib.model.NamingAnswer;
import io.distrib.model.NamingQuestion;
import io.distrib.server.cli.LoggedLines;
import io.distrib.topology.DnsName;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Geographic databases that change while a nameserver runs (D11). */
class RenewedDatabasesTest {
  private static final InetAddress CLIENT = InetAddresses.forString("203.0.113.7");
  private static final String POOL =
      """
      pool: { name: app.example.test }
      geo: { databases: [world.mmdb] }
      sites:
        boston: { name: boston.app.example.test, addresses: [192.0.2.10] }
        geneva: { name: geneva.app.example.test, addresses: [192.0.2.30] }
      groups:
        us: { name: us.app.example.test, sites: [boston], places: [country:US] }
        eu: { name: eu.app.example.test, sites: [geneva], places: [country:CH] }
      """;

  @TempDir private Path folder;

  @Test
  void whatIsReplacedIsTakenInAndWhatIsBrokenIsNot() throws IOException {
    replace(bytes("US"));
    Path file = Files.writeString(folder.resolve("pool.yaml"), POOL);
    try (Nameserver nameserver = new Nameserver(PoolConfiguration.read(file));
        LoggedLines log = new LoggedLines()) {
      nameserver.renewDatabases();
      assertThat(site(nameserver)).isEqualTo("boston");
      replace(bytes("CH"));
      nameserver.renewDatabases();
      assertThat(site(nameserver)).isEqualTo("geneva");
      assertThat(log.take().lines()).hasSize(1).allMatch(line -> line.contains("read again"));
      replace(new byte[] {1, 2, 3});
      nameserver.renewDatabases();
      assertThat(log.take().lines())
          .hasSize(1)
          .allMatch(line -> line.contains("what was read before stays: " + folder));
      nameserver.renewDatabases();
      assertThat(log.take()).as("it is told once").isEmpty();
      assertThat(site(nameserver)).as("what was read before stays").isEqualTo("geneva");
      replace(bytes("US"));
      nameserver.renewDatabases();
      assertThat(site(nameserver)).isEqualTo("boston");
    }
  }

  private static byte[] bytes(String country) throws IOException {
    return new PlaceFileWriter(6).put("203.0.113.0/24", place("", country)).bytes();
  }

  private void replace(byte[] bytes) throws IOException {
    Path next = Files.write(folder.resolve("next"), bytes);
    Files.move(next, folder.resolve("world.mmdb"), StandardCopyOption.REPLACE_EXISTING);
  }

  private static String site(Nameserver nameserver) {
    NamingQuestion question = new NamingQuestion(DnsName.of("app.example.test"), CLIENT);
    NamingAnswer answer = nameserver.naming().answer(question);
    return ((NamingAnswer.Sites) answer).sites().get(0).id();
  }
}
