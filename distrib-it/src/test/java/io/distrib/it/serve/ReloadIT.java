package io.distrib.it.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The configuration of a running nameserver is replaced, all of it or nothing. */
@Timeout(300)
class ReloadIT {
  private static final int RELOADS = 20;
  private static final String NAME = "boston.app.example.test";
  private static final String RELOADED = "reloaded: pools ";
  private static final String NOT_RELOADED = "not reloaded, ";
  private static final String FIRST = "192.0.2.1 192.0.2.2 192.0.2.3";
  private static final String SECOND = "198.51.100.1 198.51.100.2 198.51.100.3";

  @TempDir Path folder;
  private Path pools;
  private Path control;
  private ServeProcess serve;

  @BeforeEach
  void startNameserver() throws IOException {
    pools = Files.createDirectory(folder.resolve("pools"));
    control = folder.resolve("control.sock");
    write("app.yaml", app(FIRST));
    serve = ServeProcess.start(folder, "--config", pools.toString());
  }

  @AfterEach
  void killNameserver() {
    serve.close();
  }

  @Test
  void twentyReloadsUnderLoadLoseNoQueryAndGiveNoWrongAnswer() throws Exception {
    try (UdpLoad load = new UdpLoad(serve.address(), NAME, FIRST)) {
      load.awaitAnswers(1_000);
      for (int i = 1; i <= RELOADS; i++) {
        load.allow(FIRST, SECOND);
        String next = i % 2 == 0 ? FIRST : SECOND;
        write("app.yaml", app(next));
        reload(i);
        load.allow(next);
        load.awaitAnswers(500);
      }
      load.finish();
      System.out.println("reloads " + RELOADS + ", answers " + load.answered());
      assertThat(load.wrong()).isEmpty();
      assertThat(load.lost()).isZero();
    }
  }

  @Test
  void aFaultyFileChangesNothingAndIsNamed() throws Exception {
    write("app.yaml", app(SECOND));
    Path other = write("other.yaml", other("other.example.test", NAME));
    String fault =
        other + ":2:20: sites.boston.name: \"" + NAME + "\" (expected a name of its own; ";

    assertThat(ServeProcess.distrib(folder, "reload", "--control", control.toString()))
        .startsWith("1 distrib: not reloaded;")
        .contains("\n" + fault);
    assertThat(ask(NAME)).isEqualTo(FIRST);

    serve.hangUp(NOT_RELOADED, 2);
    assertThat(serve.times(fault)).isEqualTo(2);
    assertThat(ask(NAME)).isEqualTo(FIRST);
  }

  @Test
  void filesThatAreAddedAndRemovedAreTakenIn() throws Exception {
    assertThat(ask("a.other.example.test")).isEmpty();

    Path other = write("other.yaml", other("other.example.test", "a.other.example.test"));
    serve.hangUp(RELOADED + 2, 1);
    assertThat(ask("a.other.example.test")).isEqualTo("203.0.113.9");
    assertThat(ask(NAME)).isEqualTo(FIRST);

    Files.delete(other);
    serve.hangUp(RELOADED + 1, 1);
    assertThat(ask("a.other.example.test")).isEmpty();
  }

  /** Every other one by SIGHUP. */
  private void reload(int number) throws Exception {
    if (number % 2 == 0) {
      serve.hangUp(RELOADED, number);
    } else {
      assertThat(ServeProcess.distrib(folder, "reload", "--control", control.toString()))
          .startsWith("0 " + RELOADED);
    }
  }

  private String ask(String name) throws Exception {
    return Dns.addresses(serve.address(), name);
  }

  /** Appears all at once. */
  private Path write(String name, String text) throws IOException {
    Path draft = Files.writeString(folder.resolve("draft"), text);
    return Files.move(draft, pools.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private String app(String addresses) {
    return """
        pool: { name: app.example.test }
        sites:
          boston: { name: %s, addresses: [%s] }
        naming: { listen: ["127.0.0.1:0"], control: %s }
        """
        .formatted(NAME, addresses.replace(" ", ", "), control);
  }

  private static String other(String pool, String site) {
    return """
        pool: { name: %s }
        sites: { boston: { name: %s, addresses: [203.0.113.9] } }
        """
        .formatted(pool, site);
  }
}
