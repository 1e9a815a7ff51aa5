package io.distrib.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.distrib.fleet.FleetOrder.Value;
import io.distrib.fleet.OrderKey.Aspect;
import io.distrib.fleet.SiteVerdict.Report;
import io.distrib.fleet.SiteVerdict.Word;
import io.distrib.model.LoadSample;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardTextTest {
  private static final String HEAD = "statement member=ns1 run=-7 sequence=5 blind=true";
  private static final FleetSite BOSTON = new FleetSite("app.example.test", "bo ston=\n%ö", "04c1");
  private static final SiteVerdict UP =
      new SiteVerdict(
          Word.UP,
          Duration.ofMillis(400),
          Optional.of(new Report(new LoadSample(0.5), true, Duration.ofMillis(90))));
  private static final Statement STATEMENT =
      new Statement(new Posting("ns1", false, Map.of(BOSTON, UP)), "1.2 beta", "9f3a");
  private static final Stamp STAMP = new Stamp(-7, 5);
  private static final FleetOrder ORDER =
      new FleetOrder(
          new OrderKey("app.example.test", "boston/2001:db8::1", Aspect.HEALTH),
          Value.DOWN,
          Optional.of(Duration.ofMinutes(5)),
          "ann o'b",
          "51f0");

  @Test
  void whatIsWrittenIsRead() {
    assertThat(StatementText.read(StatementText.write(STATEMENT, STAMP)))
        .contains(new StatementText.Stamped(STATEMENT, STAMP));
    assertThat(OrderText.read(OrderText.write(ORDER))).contains(ORDER);
  }

  @Test
  void whatLaterReleasesAddIsPassedOver() {
    String text =
        HEAD + " mood=good\nweather kind=rain\nsite pool=p site=s addresses=a word=DOWN good=0 x=y";

    assertThat(StatementText.read(text.getBytes(UTF_8)).orElseThrow().statement())
        .isEqualTo(
            new Statement(
                new Posting(
                    "ns1",
                    true,
                    Map.of(new FleetSite("p", "s", "a"), SiteVerdict.of(Word.DOWN, Duration.ZERO))),
                "",
                ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "{\"member\":\"ns1\"}",
        "statement2 member=ns1 run=1 sequence=1",
        "statement member=ns1 run=1",
        "statement member=ns1 run=one sequence=1",
        HEAD + " member=ns2",
        "statement member=%zz run=1 sequence=1",
        "statement member=%6 run=1 sequence=1",
        "statement member=a+b run=1 sequence=1",
        "statement member=\u0000 run=1 sequence=1",
        HEAD + "\nsite pool=p site=s addresses=a word=UP good=-1",
        HEAD + "\nsite pool=p site=s addresses=a word=UP good=9223372036854775807",
        HEAD + "\nsite pool=p site=s addresses=a word=PERHAPS good=1",
        HEAD + "\nsite pool=p site=s addresses=a word=UP good=1 load=-1 draining=false told=1",
        HEAD + "\nsite pool=p site=s addresses=a word=UP good=1 load=1",
      })
  void whatHasAnotherFormIsRefused(String text) {
    assertThat(StatementText.read(text.getBytes(UTF_8))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        HEAD,
        "order pool=p site=s aspect=DRAIN value=UP author=a operation=o",
        "order pool=p site=s aspect=DRAIN value=DRAIN lasts=-1 author=a operation=o",
        "order pool=p site=s aspect=DRAIN value=DRAIN lasts=9223372036854775807 author=a operation=o",
        "order pool=p site=s aspect=DRAIN value=DRAIN author=a",
      })
  void noOtherOrderIsRead(String text) {
    assertThat(OrderText.read(text.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void whatIsTooLargeIsNeitherWrittenNorRead() {
    Map<FleetSite, SiteVerdict> many = new HashMap<>();
    for (int i = 0; i < 1_000; i++) {
      many.put(new FleetSite("app.example.test", "site" + i, "04c1"), UP);
    }
    Statement large = new Statement(new Posting("ns1", false, many), "", "");

    assertThatIllegalArgumentException().isThrownBy(() -> StatementText.write(large, STAMP));
    String padded = HEAD + " ".repeat(1) + "x=" + "y".repeat(StatementText.MAX_BYTES);
    assertThat(StatementText.read(padded.getBytes(UTF_8))).isEmpty();
    String order = new String(OrderText.write(ORDER), UTF_8).strip() + " x=" + "y".repeat(4_096);
    assertThat(OrderText.read(order.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void changedBytesNeverThrow() {
    Random random = new Random(17);
    byte[] good = StatementText.write(STATEMENT, STAMP);
    byte[] order = OrderText.write(ORDER);
    for (int i = 0; i < 20_000; i++) {
      byte[] changed = (i % 2 == 0 ? good : order).clone();
      for (int j = random.nextInt(4); j >= 0; j--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      assertThat(StatementText.read(changed).isPresent() && OrderText.read(changed).isPresent())
          .isFalse();
    }
  }
}
