package io.distrib.dns.zonefile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.topology.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Name;

/**
 * What is wrong with a zone file is told with its line, what was found, and what to write; all of
 * it at once. What is right is compared with BIND in {@code CompiledZoneIT}.
 */
class ZoneFileReaderTest {
  private static final Name APEX = Name.fromConstantString("example.test.");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          x 60 NOSUCHTYPE y         | "NOSUCHTYPE" (expected a type of records such as A or TXT; others are written as TYPE65280 \\# 2 0a0b, RFC 3597)
          x EID 0a0b                | "0a0b" (expected \\#; written as EID \\# LENGTH HEXADECIMAL, RFC 3597)
          x TYPE65280 0a0b          | "0a0b" (expected \\#; written as TYPE65280 \\# LENGTH HEXADECIMAL, RFC 3597)
          x ANY \\# 0               | "ANY" (expected the class IN, or none)
          x IN AXFR \\# 0           | "AXFR" (expected unsigned data; zones do not have this type here)
          x RRSIG \\# 0             | "RRSIG" (expected unsigned data; zones do not have this type here)
          x OPT \\# 0               | "OPT" (expected unsigned data; zones do not have this type here)
          x CH TXT y                | "CH" (expected the class IN, or none)
          x                         | missing (expected a TTL, the class IN, or the type of the record, such as A or TXT; written as NAME [TTL] [IN] TYPE DATA)
          x MX                      | missing (expected a number from 0 to 65535; written as MX NUMBER NAME)
          x MX 10                   | missing (expected a domain name; written as MX NUMBER NAME)
          x MX ten mail             | "ten" (expected a number from 0 to 65535; written as MX NUMBER NAME)
          x MX 65536 mail           | "65536" (expected a number from 0 to 65535; written as MX NUMBER NAME)
          x MX 10 mail more         | "more" (expected nothing more; written as MX NUMBER NAME)
          x MX \\# 4 000ac000       | "\\# 4 000ac000" (expected valid data: MX NUMBER NAME)
          x A \\# 3 0a0b0c          | "\\# 3 0a0b0c" (expected valid data: A ADDRESS)
          x A \\# 3 0a0b            | "3" (expected the number of bytes, which is 2; written as A ADDRESS)
          x A \\# 2 0g0b            | "0g0b" (expected hexadecimal digits, two for each byte; written as A ADDRESS)
          x A 300.1.1.1             | "300.1.1.1" (expected an IPv4 address, such as 192.0.2.1; written as A ADDRESS)
          x AAAA 192.0.2.1          | "192.0.2.1" (expected an IPv6 address, such as 2001:db8::1; written as AAAA ADDRESS)
          x AAAA 2001:::1           | "2001:::1" (expected an IPv6 address, such as 2001:db8::1; written as AAAA ADDRESS)
          x TXT                     | missing (expected one text or more, each in quotes if it has spaces; written as TXT TEXT ...)
          x TXT \\256               | "\\256" (expected three digits behind a backslash, \\000 to \\255)
          x TXT "\\25"              | "\\25" (expected three digits behind a backslash, \\000 to \\255)
          x TXT "open               | ""open" (expected a second quote in the same line)
          x TXT (open               | "(" (expected a parenthesis that is closed)
          x TXT open)               | ")" (expected a parenthesis that is open)
          x TXT end\\               | "\\" (expected a character behind the backslash)
          x..y A 192.0.2.1          | "x..y" (expected a domain name: labels of 1 to 63 bytes with dots between them, 255 bytes in all)
          "x" A 192.0.2.1           | "x" (expected a domain name without quotes)
          x 2147483648 A 192.0.2.1  | "2147483648" (expected a TTL from 0 to 2147483647 seconds, such as 3600 or 1h30m)
          x 10x A 192.0.2.1         | "10x" (expected a type of records such as A or TXT; others are written as TYPE65280 \\# 2 0a0b, RFC 3597)
          $TTL x                    | "x" (expected a TTL from 0 to 2147483647 seconds, such as 3600 or 1h30m)
          $TTL                      | missing (expected a TTL; written as $TTL)
          $ORIGIN a b               | "b" (expected nothing more; written as $ORIGIN)
          $DATE now                 | "$DATE" (expected a directive: $ORIGIN, $TTL, $INCLUDE, $GENERATE)
          $INCLUDE none.inc         | "none.inc" (expected a file that can be read: no such file)
          $INCLUDE test.zone        | "test.zone" (expected at most 8 files that include each other)
          $GENERATE 1 a A 1.1.1.$   | "1" (expected numbers START-STOP or START-STOP/STEP, such as 1-100)
          $GENERATE 2-1 a A 1.1.1.$ | "2-1" (expected 1 to 100000 numbers, START not above STOP)
          $GENERATE 0-100000 a A 1.1.1.$ | "0-100000" (expected 1 to 100000 numbers, START not above STOP)
          $GENERATE 250-270 a$ A 192.0.2.$ | "192.0.2.256" (expected an IPv4 address, such as 192.0.2.1; written as A ADDRESS)
          x HTTPS 1 . alpn          | "alpn" (expected at least one item, none of them empty; written as HTTPS NUMBER NAME [KEY=VALUE ...])
          x HTTPS 1 . nokey=1       | "nokey=1" (expected a parameter out of alpn, dohpath, ech, ipv4hint, ipv6hint, mandatory, no-default-alpn, ohttp, port, or key0 to key65534; written as HTTPS NUMBER NAME [KEY=VALUE ...])
          x HTTPS 1 . port=1 port=2 | "port=2" (expected each parameter once; written as HTTPS NUMBER NAME [KEY=VALUE ...])
          x HTTPS 1 . port=99999    | "port=99999" (expected a port from 0 to 65535; written as HTTPS NUMBER NAME [KEY=VALUE ...])
          x HTTPS 1 . alpn= "h2"    | "alpn=" (expected at least one item, none of them empty; written as HTTPS NUMBER NAME [KEY=VALUE ...])
          x HTTPS 1 . mandatory=port | missing (expected the parameters that are mandatory, and alpn beside no-default-alpn; written as HTTPS NUMBER NAME [KEY=VALUE ...])
          x HTTPS 1 . no-default-alpn | missing (expected the parameters that are mandatory, and alpn beside no-default-alpn; written as HTTPS NUMBER NAME [KEY=VALUE ...])
          x EUI48 00-00-5e-00-53    | "00-00-5e-00-53" (expected six bytes such as 00-00-5e-00-53-2a; written as EUI48 ADDRESS)
          x L64 10 2001:db8         | "2001:db8" (expected four groups such as 2001:db8:1140:1000; written as L64 NUMBER LOCATOR)
          x CSYNC 1 3 A NOTYPE      | "NOTYPE" (expected a type of records such as A or TXT; others are written as TYPE65280 \\# 2 0a0b, RFC 3597)
          x OPENPGPKEY %%           | "%%" (expected base64 (RFC 4648 4); written as OPENPGPKEY BASE64)
          x LOC N 0 E 0m            | "N" (expected degrees, minutes and seconds up to 90, then N or S; written as LOC LATITUDE LONGITUDE ALTITUDE [SIZE [PRECISION [PRECISION]]], such as 42 21 54 N 71 06 18 W -24m)
          x APL 3:1/1               | "3:1/1" (expected valid data: APL [!]FAMILY:ADDRESS/PREFIX ...)
          """)
  void aFaultIsToldWithWhatToWrite(String line, String fault) {
    List<Fault> faults = new ArrayList<>();
    read("; a comment\n" + line + "\n\n", UTF_8, faults);
    assertThat(faults.get(0)).hasToString(folder.resolve("test.zone") + ":2: " + fault);
  }

  @Test
  void allFaultsAreToldEachWithItsLine() {
    String file =
        """
            A 192.0.2.1
        a NOSUCHTYPE
        b A 1.2.3
        c TXT "good"
        d TXT ( "over"
          "lines" "bad \\300" )
        e..f A 192.0.2.1
          AAAA 192.0.2.1
        g TXT "not closed
        $ORIGIN ..
        h CNAME x y
        $INCLUDE none.inc
        i TXT (not
        closed
        """;
    List<Fault> faults = new ArrayList<>();
    List<String> records = read(file, UTF_8, faults);
    assertThat(faults.stream().map(fault -> line(fault.path())))
        .containsExactly(1, 2, 3, 6, 7, 8, 9, 10, 11, 12, 13);
    assertThat(records).containsExactly("c.example.test.\t\t300\tIN\tTXT\tgood");
  }

  @Test
  void aStringOfOver255BytesIsToldWithItsLength() {
    assertThat(faults("x TXT \"" + "k".repeat(256) + "\"\n", UTF_8))
        .endsWith(
            ":1: \""
                + "k".repeat(120)
                + "...\" (expected at most 255 bytes in one character string; this one has 256:"
                + " write several, \"...\" \"...\")");
    assertThat(faults("x TXT \"" + "ö".repeat(128) + "\"\n", UTF_8)).contains("this one has 256");
    assertThat(faults("x HINFO a " + "k".repeat(256) + "\n", UTF_8)).contains("this one has 256");
    assertThat(faults("x TXT \"" + "k".repeat(255) + "\"\n", UTF_8)).isEmpty();
  }

  @Test
  void aByteOrderMarkIsTold() {
    String none = " (expected none: save the file as UTF-8 without a byte order mark)";
    assertThat(faults("\ufeffx TXT y\nz NOSUCHTYPE\n", UTF_8))
        .contains(":1: \"a byte order mark\"" + none, ":2: \"NOSUCHTYPE\"");
    for (String mark : List.of("\u00ff\u00fe", "\u00fe\u00ff")) {
      assertThat(faults(mark + "x\0 \0T\0", ISO_8859_1))
          .endsWith(":1: \"a byte order mark of UTF-16\"" + none);
    }
    assertThat(faults("x TXT a\0b\n", ISO_8859_1))
        .endsWith(":1: \"a NUL byte\" (expected text in UTF-8 or US-ASCII)");
  }

  @Test
  void aFaultOfAnIncludedFileIsToldWithThatFile() throws IOException {
    Files.writeString(folder.resolve("part.inc"), "ok A 192.0.2.1\nbad A x\n");
    assertThat(faults("$INCLUDE part.inc\n", UTF_8))
        .startsWith(folder.resolve("part.inc") + ":2: \"x\"");
  }

  @Test
  void whatIncludesItselfManyTimesEnds() {
    assertThat(faults("$INCLUDE test.zone\n".repeat(2), UTF_8)).contains("at most 8 files");
  }

  @Test
  void aFileThatCannotBeReadIsNamed() {
    List<Fault> faults = new ArrayList<>();
    assertThat(ZoneFileReader.read(folder.resolve("none"), APEX, faults)).isEmpty();
    ZoneFileReader.read(folder, APEX, faults);
    assertThat(faults.toString())
        .contains("none\" (expected a file that can be read: no such file)")
        .contains("(expected a file that can be read: a folder)");
  }

  @Test
  void typesThatDnsjavaDoesNotKnowAreKnownByName() {
    List<Fault> faults = new ArrayList<>();
    assertThat(read("x RESINFO qnamemin\nx DSYNC CDS 1 5359 scan.other.test.\n", UTF_8, faults))
        .containsExactly(
            "x.example.test.\t\t300\tIN\tTYPE261\t\\# 9 08716E616D656D696E",
            "x.example.test.\t\t300\tIN\tTYPE66\t\\# 22 003B0114EF047363616E056F7468657204746573740"
                + "0");
    assertThat(faults).isEmpty();
  }

  private static int line(String path) {
    return Integer.parseInt(path.substring(path.lastIndexOf(':') + 1));
  }

  private String faults(String text, Charset charset) {
    List<Fault> faults = new ArrayList<>();
    read(text, charset, faults);
    return faults.stream().map(Fault::toString).collect(Collectors.joining("\n"));
  }

  private List<String> read(String text, Charset charset, List<Fault> faults) {
    try {
      Path file = Files.writeString(folder.resolve("test.zone"), text, charset);
      return ZoneFileReader.read(file, APEX, faults).stream()
          .map(record -> record.record().toString())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
