package io.distrib.dns.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import io.distrib.dns.Wire;
import io.distrib.dns.message.Cookie;
import io.distrib.testkit.ManualClock;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Server cookies (RFC 9018); the first vectors are those of its Appendix A. */
class CookiesTest {
  private static final byte[] SECRET = Wire.hex("e5e973e5a6b2a43f48e7dc849e37bfcf");
  private static final byte[] NEXT_SECRET = Wire.hex("dd3bdf9344b678b185a6f5cb60fca715");
  private static final InetAddress CLIENT = InetAddresses.forString("198.51.100.100");
  private static final String CLIENT_PART = "2464c4abcf10c957";
  private static final String WHOLE = CLIENT_PART + "010000005cf79f111f8130c3eee29480";
  private static final long MADE_AT = 1_559_731_985L;

  private final ManualClock clock = new ManualClock(MADE_AT);
  private final Cookies cookies = new Cookies(List.of(SECRET), clock);

  @Test
  void makesTheCookieOfTheStandard() {
    assertThat(reply(cookies, CLIENT_PART)).isEqualTo(WHOLE);
  }

  @Test
  void givesAYoungCookieBackUnchanged() {
    clock.advance(Duration.ofMinutes(29));
    assertThat(reply(cookies, WHOLE)).isEqualTo(WHOLE);
  }

  @Test
  void renewsAnOldAForgedAForeignAndAFutureCookie() {
    assertThat(reply(cookies, CLIENT_PART + "01000000" + "5cf79f11" + "00".repeat(8)))
        .isEqualTo(WHOLE);
    assertThat(reply(cookies, CLIENT_PART + "00".repeat(8))).isEqualTo(WHOLE);
    clock.step(Duration.ofMinutes(31));
    assertThat(reply(cookies, WHOLE)).isNotEqualTo(WHOLE).startsWith(CLIENT_PART + "01000000");
    clock.step(Duration.ofMinutes(-37));
    assertThat(reply(cookies, WHOLE)).isNotEqualTo(WHOLE);
  }

  @Test
  void aCookieOfThePreviousSecretIsStillGood() {
    assertThat(reply(new Cookies(List.of(NEXT_SECRET, SECRET), clock), WHOLE)).isEqualTo(WHOLE);
    assertThat(reply(new Cookies(List.of(NEXT_SECRET), clock), WHOLE)).isNotEqualTo(WHOLE);
  }

  @Test
  void aCookieIsGoodForItsClientAlone() {
    InetAddress other = InetAddresses.forString("198.51.100.101");
    Cookie cookie = Cookie.parse(Wire.hex(WHOLE));
    assertThat(Wire.hex(cookies.reply(cookie, other))).isNotEqualTo(WHOLE);
  }

  private static String reply(Cookies cookies, String option) {
    return Wire.hex(cookies.reply(Cookie.parse(Wire.hex(option)), CLIENT));
  }
}
