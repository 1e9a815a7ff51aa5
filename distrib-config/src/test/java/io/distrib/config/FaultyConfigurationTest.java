package io.distrib.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault of a file is told at once, each with its line, path, value and what was expected. */
class FaultyConfigurationTest {
  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("io.distrib.config.Examples#faulty")
  void everyFaultIsToldWithItsPlace(Examples.Faulty example) throws IOException {
    Files.createFile(folder.resolve("empty.txt"));
    Files.writeString(folder.resolve("secret.txt"), "hush\n");
    Path file = Files.writeString(folder.resolve("pool.yaml"), example.text());

    InvalidConfigurationException thrown = thrownBy(file);

    assertThat(thrown.getMessage().replace(file.toString(), "FILE").lines())
        .extracting(line -> line.replaceFirst("^(FILE:\\d+):\\d+:", "$1:"))
        .containsExactlyElementsOf(example.faults());
    assertThat(thrown.faults().stream().map(LocatedFault::line)).isSorted();
  }

  @ParameterizedTest
  @MethodSource("io.distrib.config.Examples#faulty")
  void aColumnIsWhereAWordBegins(Examples.Faulty example) throws IOException {
    Path file = Files.writeString(folder.resolve("pool.yaml"), example.text());
    List<String> lines = example.text().lines().toList();

    for (LocatedFault fault : thrownBy(file).faults()) {
      if (fault.column() > 1 && !fault.fault().path().equals("syntax")) {
        String line = lines.get(fault.line() - 1);
        assertThat(line.length()).as(fault.toString()).isGreaterThanOrEqualTo(fault.column() - 1);
        assertThat(" [{,'\"")
            .as(fault.toString())
            .contains(line.substring(fault.column() - 2, fault.column() - 1));
      }
    }
  }

  @Test
  void theColumnTellsApartWhatStandsOnOneLine() throws IOException {
    String text =
        """
        pool: { name: x.test, ttl: 1h, answers: 99 }
        sites: { a: { name: a.x.test, addresses: [192.0.2.1, nowhere], port: 0 } }
        """;

    assertThat(thrownBy(Files.writeString(folder.resolve("pool.yaml"), text)).faults())
        .extracting(fault -> fault.line() + ":" + fault.column() + " " + fault.fault().path())
        .containsExactlyInAnyOrder(
            "1:23 pool.ttl", "1:32 pool.answers", "2:54 sites.a.addresses[1]", "2:64 sites.a.port");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'pool:\\n\\tname: x'            | 2:1: syntax: "a tab" (expected spaces: YAML takes no tabs before a key or a value)
          'pool:\\n  name: x\\n - y'       | 3:2: syntax: "a line that is indented like no other" (expected the same indentation for all keys, or items, of one part)
          'pool:\\n  - x\\n  name: y'      | 3:3: syntax: "a line that is indented like no other" (expected the same indentation for all keys, or items, of one part)
          'pool: name: x'               | 1:11: syntax: "a second colon" (expected one key on a line; a text with a colon in quotes)
          'pool:\\n  name\\n  ttl: 1s'     | 3:6: syntax: "a second colon" (expected one key on a line; a text with a colon in quotes)
          'pool: {name: x]'             | 1:15: syntax: "something else" (expected a comma, or } at the end of the part)
          'bypass: [a, b}'              | 1:14: syntax: "something else" (expected a comma, or ] at the end of the list)
          'pool:\\n  name: x\\n  ttl\\nsites: x' | 3:3: syntax: "a line without a colon" (expected KEY: VALUE)
          '--- {a: b}\\npool: x'          | 2:1: syntax: "more text" (expected one part of pool, sites and so on in a file)
          'pool: "x'                    | 1:9: syntax: "the end of the file" (expected the quote that closes the text before it)
          """)
  void whatTheParserSaysIsPutIntoWords(String text, String fault) throws IOException {
    Path file = Files.writeString(folder.resolve("pool.yaml"), text.translateEscapes());

    assertThat(thrownBy(file)).hasMessage(file + ":" + fault);
  }

  @Test
  void theTableIsLong() {
    assertThat(Examples.faulty()).hasSizeGreaterThan(90);
  }

  @Test
  void noSecretIsEverShown() throws IOException {
    String text =
        Examples.read(Examples.file("examples/minimal.yaml"))
            + "marker: { keys: [{ id: a, secret: 471108154 }, { id: a, secret: [hush] }] }\n";
    Path file = Files.writeString(folder.resolve("pool.yaml"), text);

    assertThat(thrownBy(file)).message().doesNotContain("471108154").doesNotContain("hush");
  }

  @Test
  void aFileThatIsNotThereIsAFault() {
    Path file = folder.resolve("absent.yaml");

    assertThatThrownBy(() -> PoolConfiguration.read(file))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessage(
            file + ": file: \"" + file + "\" (expected a file that can be read: no such file)");
  }

  @Test
  void aFolderIsAFault() {
    assertThat(thrownBy(folder)).hasMessageContaining("a file that can be read: a folder");
  }

  @Test
  void textThatIsNotUtf8IsAFault() throws IOException {
    Path file = Files.write(folder.resolve("pool.yaml"), new byte[] {'a', (byte) 0xff});

    assertThat(thrownBy(file)).hasMessageContaining("a file that can be read: not UTF-8");
  }

  @Test
  void aFileOfMoreThan16MebibytesIsNotRead() throws IOException {
    byte[] blanks = " ".repeat(16 * 1024 * 1024 + 1).getBytes(StandardCharsets.US_ASCII);
    Path file = Files.write(folder.resolve("pool.yaml"), blanks);

    assertThat(thrownBy(file)).hasMessageContaining("larger than 16777216 bytes");
  }

  @Test
  void anUnprintableCharacterIsFoundOnItsLine() throws IOException {
    Path file = Files.writeString(folder.resolve("pool.yaml"), "pool:\n  name: \u0001\n");

    assertThat(thrownBy(file))
        .hasMessageContaining("pool.yaml:2: syntax: \"a character that is not printable\"");
  }

  @Test
  void aCertificateThatCannotBeReadIsAFault() throws IOException {
    String pem = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    Files.writeString(folder.resolve("faulty.pem"), pem);
    String text =
        Examples.read(Examples.file("examples/minimal.yaml"))
            + "health: { trust-file: faulty.pem }\n";
    Path file = Files.writeString(folder.resolve("pool.yaml"), text);

    assertThat(thrownBy(file))
        .hasMessageContaining("(expected a file with certificates in PEM; one of them is faulty)");
  }

  @Test
  void aClientCertificateThatCannotBeUsedIsAFault() throws IOException {
    String own = Examples.read(Examples.file("examples/keys/client.pem"));
    String authority = Examples.read(Examples.file("examples/keys/authority.pem"));
    String key = own.substring(own.indexOf("-----BEGIN PRIVATE KEY-----"));
    String faulty = own.replace("-----BEGIN PRIVATE KEY-----\n", "-----BEGIN PRIVATE KEY-----\nAA");

    assertThat(clientCertificate(key)).endsWith("; it has no certificate)");
    assertThat(clientCertificate(authority)).endsWith("; it has no key)");
    assertThat(clientCertificate(authority + key)).contains("not that of its first certificate)");
    assertThat(clientCertificate(faulty)).contains("; its key is faulty");
    assertThat(clientCertificate(own.replace("CERTIFICATE-----\n", "CERTIFICATE-----\nAA")))
        .endsWith("; one of its certificates is faulty)");
  }

  private String clientCertificate(String pem) throws IOException {
    Files.writeString(folder.resolve("client.pem"), pem);
    String text =
        Examples.read(Examples.file("examples/minimal.yaml"))
            + "health: { client-cert: client.pem }\n";
    return thrownBy(Files.writeString(folder.resolve("pool.yaml"), text)).getMessage();
  }

  @Test
  void thousandsOfLevelsExhaustNothing() throws IOException {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    Path file = Files.writeString(folder.resolve("pool.yaml"), "bypass: " + deep + "\n");

    assertThat(thrownBy(file)).hasMessageContaining("nesting: ");
  }

  private static InvalidConfigurationException thrownBy(Path file) {
    return catchThrowableOfType(
        InvalidConfigurationException.class, () -> PoolConfiguration.read(file));
  }
}
