package io.distrib.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.it.process.Program.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * {@code ./distrib demo}: every case is walked through, and {@code dig} and {@code curl} see the
 * same.
 */
class DemoIT {
  private static final List<String> NAMES =
      List.of(
          "app.example.test",
          "europe.app.example.test",
          "americas.app.example.test",
          "boston.app.example.test",
          "chicago.app.example.test",
          "geneva.app.example.test");
  private static final Pattern DNS_PORT = Pattern.compile("nameserver {2}127\\.0\\.0\\.1:(\\d+)");
  private static final Pattern HTTP_PORT = Pattern.compile("site {8}127\\.0\\.1\\.1:(\\d+)");

  @Test
  void everyStepEndsAsItMust() throws IOException {
    try (Program demo = Program.distrib("demo")) {
      Outcome outcome = demo.await();
      assertThat(outcome.code()).as(outcome.out() + outcome.err()).isZero();
      assertThat(outcome.out())
          .contains("All 14 steps ended as they must.")
          .doesNotContain("FAILED");
      for (String rule :
          List.of("H0", "H1", "H2", "H3", "H4", "H5", "H6", "H7", "H8", "H9", "H10", "D1", "D2")) {
        assertThat(outcome.out()).containsPattern("\\[" + rule + "[ \\]]");
      }
    }
  }

  @Test
  void digAndCurlSeeWhatTheDemoClaims() throws IOException {
    try (Program demo = Program.distrib("demo", "--stay")) {
      String story = demo.awaitPrinted("It stays up");
      String dns = find(DNS_PORT, story);
      String http = find(HTTP_PORT, story);
      assertThat(dig(dns, "boston.app.example.test", "A", "+short").strip()).isEqualTo("127.0.1.1");
      assertThat(dig(dns, "app.example.test", "A", "+short").strip())
          .matches("127\\.0\\.1\\.(1|2|[34]\n127\\.0\\.1\\.[34])");
      assertThat(dig(dns, "nowhere.app.example.test", "A"))
          .contains("status: NXDOMAIN", "flags: qr aa", "IN\tSOA");
      assertThat(dig(dns, "boston.app.example.test", "TXT"))
          .contains("status: NOERROR", "ANSWER: 0", "IN\tSOA");
      assertThat(dig(dns, "example.org", "A")).contains("status: REFUSED");
      assertThat(dig(dns, "app.example.test", "SOA", "+tcp"))
          .contains("status: NOERROR", "ANSWER: 1");
      walkWithCurl(dns, http);
    }
  }

  private static void walkWithCurl(String dns, String http) throws IOException {
    String first = curl(dns, http, "http://boston.app.example.test:" + http + "/");
    assertThat(first)
        .contains("< HTTP/1.1 302", "Location: http://americas.app.example.test:" + http + "/")
        .containsPattern(
            "Location: http://(boston|chicago|geneva)\\.app\\.example\\.test:\\d+/\\?distrib=\\d+~a")
        .contains("< HTTP/1.1 200", "This is ")
        .containsPattern("(?i)set-cookie: basket=");
  }

  private static String dig(String port, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("dig", "@127.0.0.1", "-p", port, "+time=3", "+tries=2"));
    command.addAll(Arrays.asList(arguments));
    Outcome outcome = Program.run(command.toArray(String[]::new));
    assertThat(outcome.code()).as(outcome.toString()).isZero();
    return outcome.out();
  }

  private static String curl(String dns, String http, String url) throws IOException {
    List<String> command = new ArrayList<>(List.of("curl", "-sSvL", "--max-time", "20"));
    for (String name : NAMES) {
      command.add("--resolve");
      command.add(
          name
              + ":"
              + http
              + ":"
              + dig(dns, name, "A", "+short").lines().findFirst().orElseThrow());
    }
    command.add(url);
    Outcome outcome = Program.run(command.toArray(String[]::new));
    assertThat(outcome.code()).as(outcome.toString()).isZero();
    return outcome.err() + outcome.out();
  }

  private static String find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }
}
