package io.distrib.dns.zonefile;

import java.math.BigDecimal;
import org.xbill.DNS.DNSOutput;

/** The place on earth of a LOC record (RFC 1876). */
final class Location {
  private static final long EQUATOR = 1L << 31;
  private static final int THOUSANDTHS_PER_DEGREE = 3_600_000;
  private static final int ALTITUDE_OFFSET = 10_000_000;
  private static final long MAX_SIZE = 9_000_000_000L;
  private static final int DEFAULT_SIZE = 0x12;
  private static final int DEFAULT_HORIZONTAL = 0x16;
  private static final int DEFAULT_VERTICAL = 0x13;

  private Location() {}

  static void write(Data in, DNSOutput out, String expected) throws ZoneFileException {
    long latitude = angle(in, "N", "S", 90);
    long longitude = angle(in, "E", "W", 180);
    Token altitude = in.next("an altitude in metres, such as -24m");
    long height = centimetres(in, altitude) + ALTITUDE_OFFSET;
    if (height < 0 || height > Times.MAX) {
      throw in.refuse(altitude, "an altitude from -100000m to 42849672.95m");
    }
    out.writeU8(0);
    out.writeU8(size(in, DEFAULT_SIZE));
    out.writeU8(size(in, DEFAULT_HORIZONTAL));
    out.writeU8(size(in, DEFAULT_VERTICAL));
    out.writeU32(latitude);
    out.writeU32(longitude);
    out.writeU32(height);
  }

  /** Degrees, perhaps minutes and seconds, and the direction, in thousandths of a second. */
  private static long angle(Data in, String plus, String minus, int maxDegrees)
      throws ZoneFileException {
    String expected =
        "degrees, minutes and seconds up to " + maxDegrees + ", then " + plus + " or " + minus;
    long thousandths = 0;
    long unit = THOUSANDTHS_PER_DEGREE;
    Token token = in.next(expected);
    while (unit > 0 && !token.is(plus) && !token.is(minus)) {
      String number = unit > 1_000 ? "[0-9]{1,3}" : "[0-9]{1,2}(\\.[0-9]{1,3})?";
      if (!token.text().matches(number)) {
        throw in.refuse(token, expected);
      }
      BigDecimal value = new BigDecimal(token.text());
      if (unit < THOUSANDTHS_PER_DEGREE && value.intValue() > 59) {
        throw in.refuse(token, expected);
      }
      thousandths += value.multiply(BigDecimal.valueOf(unit)).longValue();
      unit = unit > 1_000 ? unit / 60 : 0;
      token = in.next(expected);
    }
    boolean isWhole = unit < THOUSANDTHS_PER_DEGREE && (token.is(plus) || token.is(minus));
    if (!isWhole || thousandths > (long) maxDegrees * THOUSANDTHS_PER_DEGREE) {
      throw in.refuse(token, expected);
    }
    return token.is(plus) ? EQUATOR + thousandths : EQUATOR - thousandths;
  }

  /** A size or a precision: a digit and a power of ten, in centimetres. */
  private static int size(Data in, int defaultSize) throws ZoneFileException {
    if (!in.hasNext()) {
      return defaultSize;
    }
    Token token = in.next("a size in metres");
    long left = centimetres(in, token);
    if (left < 0 || left > MAX_SIZE) {
      throw in.refuse(token, "a size from 0m to 90000000m");
    }
    int power = 0;
    while (left >= 10) {
      left /= 10;
      power++;
    }
    return (int) left << 4 | power;
  }

  private static long centimetres(Data in, Token token) throws ZoneFileException {
    if (!token.text().matches("-?[0-9]{1,8}(\\.[0-9]{1,2})?[mM]?")) {
      throw in.refuse(token, "metres, such as 24m or 0.50m");
    }
    String number = token.text().replaceFirst("[mM]$", "");
    return new BigDecimal(number).movePointRight(2).longValue();
  }
}
