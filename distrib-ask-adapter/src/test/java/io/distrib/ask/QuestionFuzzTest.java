package io.distrib.ask;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.distrib.model.HttpAnswer;
import io.distrib.model.HttpAnswer.Header;
import io.distrib.redirect.Distributor;
import io.distrib.testkit.ManualClock;
import io.distrib.testkit.Topologies;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A question of whatever lines is refused, or has an answer with one decision, of visible
 * characters. Every build runs a few thousand of them, {@code JAZZER_FUZZ=1} searches for more.
 */
class QuestionFuzzTest {
  private static final String[] WORDS = {
    "X-Forwarded-Method: GET",
    "X-Forwarded-Method: POST",
    "X-Forwarded-Proto: http",
    "X-Forwarded-Proto: wss",
    "X-Forwarded-Host: app.example.test",
    "X-Forwarded-Host: boston.app.example.test:80",
    "X-Forwarded-Uri: /a?distrib=1800000000",
    "X-Forwarded-Uri: http://app.example.test/a",
    "X-Original-Uri: *",
    "X-Forwarded-For: 192.0.2.7, 2001:db8::1",
    "X-Distrib-As: accel",
    "Cookie: visitor=7; a",
    "Upgrade: websocket",
    "Host: app.example.test"
  };

  private final AskAdapter adapter =
      new AskAdapter(
          Distributor.builder(Topologies.flat(), "boston")
              .clock(new ManualClock(Asked.NOW))
              .build(),
          Set.of("visitor"));

  @FuzzTest(maxDuration = "3m")
  void aQuestionIsRefusedOrAnswered(byte[] bytes) {
    var unused = isAnswered(bytes);
  }

  @Test
  void questionsPutTogetherFromWordsAreRefusedOrAnswered() {
    long seed = 20_261_201;
    Random random = new Random(seed);
    int answered = 0;
    int rounds = 5_000;
    for (int round = 0; round < rounds; round++) {
      answered += isAnswered(lines(random).getBytes(ISO_8859_1)) ? 1 : 0;
    }
    assertThat(answered).as("seed %d", seed).isBetween(rounds / 50, rounds - rounds / 50);
  }

  private static String lines(Random random) {
    StringBuilder lines = new StringBuilder(random.nextInt(4) == 0 ? "/ext_authz/a" : "/");
    for (int i = random.nextInt(10); i >= 0; i--) {
      StringBuilder word = new StringBuilder(WORDS[random.nextInt(WORDS.length)]);
      if (random.nextInt(8) == 0) {
        word.setCharAt(random.nextInt(word.length()), (char) random.nextInt(256));
      }
      lines.append('\n').append(word);
    }
    return lines.toString();
  }

  /** The first line is the path, the others are fields. */
  private boolean isAnswered(byte[] bytes) {
    String[] lines = new String(bytes, ISO_8859_1).split("\n", -1);
    String[] fields =
        Arrays.stream(lines).skip(1).filter(l -> l.contains(": ")).toArray(String[]::new);
    Question question;
    try {
      question = Question.read("GET", lines[0], Asked.fields(fields));
    } catch (IllegalArgumentException refused) {
      return false;
    }
    HttpAnswer answer = adapter.answer(question).toCompletableFuture().join();
    assertThat(answer.headers())
        .allMatch(header -> header.value().chars().allMatch(c -> c >= ' ' && c < 0x7f))
        .extracting(Header::name)
        .containsOnlyOnce("X-Distrib-Decision");
    return true;
  }
}
