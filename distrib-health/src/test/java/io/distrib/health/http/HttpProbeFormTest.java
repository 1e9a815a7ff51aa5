package io.distrib.health.http;

import static io.distrib.health.http.Probing.HASTY;
import static io.distrib.health.http.Probing.OK;
import static io.distrib.health.http.Probing.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.health.http.RawSite.Behaviour;
import io.distrib.health.probe.ProbeResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a probe by HTTP makes of answers that are cut off, silent or out of form. */
@Timeout(60)
class HttpProbeFormTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"})
  void aResetIsKnownAtOnce(String before) throws Exception {
    ProbeResult result = ask(Behaviour.resettingAfter(before));

    assertThat(result.isSuccess()).isFalse();
    assertThat(result.isCut()).as(result.evidence()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 O",
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n"
      })
  void anAnswerThatEndsInTheMiddleIsNone(String half) throws Exception {
    ProbeResult result = ask(Behaviour.writingLast(half));

    assertThat(result.isSuccess()).isFalse();
    assertThat(result.isCut()).as(result.evidence()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 O",
        "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"
      })
  void silenceLastsUntilTheTimeout(String before) throws Exception {
    ProbeResult result = ask(HASTY, Behaviour.writing(before));

    assertThat(result.isSuccess()).isFalse();
    assertThat(result.isCut()).isFalse();
    assertThat(result.evidence()).endsWith(": no answer within 700 ms");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "220 mail.example.test ESMTP\r\n\r\n",
        "\u0000\u0001\u0002\r\n\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/1.1 a\u0085\u009b2J\u00ad OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -7\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"
      })
  void nonsenseIsAFailure(String nonsense) throws Exception {
    ProbeResult result = ask(Behaviour.writing(nonsense));

    assertThat(result.isSuccess()).isFalse();
    assertThat(result.evidence()).hasSizeLessThan(300).doesNotContainPattern("\\p{C}");
  }

  @Test
  void endlessHeadersAreNotRead() throws Exception {
    String endless = "HTTP/1.1 200 OK\r\n" + "X-Filler: 0123456789\r\n".repeat(4_000) + "\r\n";
    assertThat(ask(Behaviour.writing(endless)).isSuccess()).isFalse();
    String longLine = "HTTP/1.1 200 " + "O".repeat(5_000) + "\r\n\r\n";
    assertThat(ask(Behaviour.writing(longLine)).isSuccess()).isFalse();
    String interim = "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(9) + OK;
    assertThat(ask(Behaviour.writing(interim)).isSuccess()).isFalse();
  }

  @Test
  void aCookieThatIsLongerThanItShouldBeIsRead() throws Exception {
    String cookie = "HTTP/1.1 200 OK\r\nSet-Cookie: a=" + "x".repeat(17_000) + "\r\n";
    assertThat(ask(Behaviour.writing(cookie + "Content-Length: 0\r\n\r\n")).isSuccess()).isTrue();
  }

  @Test
  void interimRepliesArePassedOver() throws Exception {
    assertThat(ask(Behaviour.writing("HTTP/1.1 103 Early Hints\r\n\r\n" + OK)).isSuccess())
        .isTrue();
  }

  /** What every client accepts; each is answered in full. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\nContent-Length: 2\n\nok",
        "HTTP/1.1 200 OK\r\nX: 1\nContent-Length: 2\n\r\nok",
        "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n2;a=b\r\nok\r\n0\r\nX-T: 1\n\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        "HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n",
        "HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.1 304 Not Modified\r\nContent-Length: 2\r\n\r\n",
        "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nContent-Length : 2\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nX-Folded: a\r\n b\r\nContent-Length: 2\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nX-Latin: \u00e9\r\nContent-Length: 2\r\n\r\nok"
      })
  void whatEveryClientAcceptsIsGood(String answer) throws Exception {
    ProbeResult result = ask(Behaviour.writing(answer));

    assertThat(result.isSuccess()).as(result.evidence()).isTrue();
  }

  @Test
  void lengthsThatContradictEachOtherAreAFailure() throws Exception {
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 1\r\n\r\nok";

    assertThat(ask(Behaviour.writing(answer)).isSuccess()).isFalse();
  }

  /** SETTINGS; GOAWAY with a reason. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0\0\0\4\0\0\0\0\0",
        "\0\0\6\4\0\0\0\0\0\0\3\0\0\0d\0\0\1\7\0\0\0\0\0",
        "\0\0\10\7\0\0\0\0\0\0\0\0\0\0\0\0\1"
      })
  void aSiteThatSpeaksHttp2OnlyIsRecognized(String frames) throws Exception {
    ProbeResult result = ask(Behaviour.writingLast(frames));

    assertThat(result.isSuccess()).isFalse();
    assertThat(result.evidence()).endsWith(": speaks HTTP/2 only: set health.protocol to h2");
  }
}
