package io.distrib.dns.message;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DNSInput;
import org.xbill.DNS.Name;
import org.xbill.DNS.WireParseException;

/**
 * Reads a message byte by byte. A read past the end breaks the cursor: it and all that follow give
 * 0, so that a parser asks once, at the end, whether all was well. <em>Confined to one thread.</em>
 */
public final class WireCursor {
  private static final int POINTER = 0xC0;
  private static final int MAX_NAME_BYTES = 255;

  private final ByteBuffer message;
  private final int start;
  private boolean isBroken;

  /** Reads {@code message} from its position to its limit, and moves the position. */
  public WireCursor(ByteBuffer message) {
    this.message = message;
    this.start = message.position();
  }

  public boolean isBroken() {
    return isBroken;
  }

  public int remaining() {
    return isBroken ? 0 : message.remaining();
  }

  /** Gives up: what was read makes no sense. */
  public void breakOff() {
    isBroken = true;
  }

  int u8() {
    return has(1) ? message.get() & 0xff : 0;
  }

  public int u16() {
    return has(2) ? message.getShort() & 0xffff : 0;
  }

  public int u32() {
    return has(4) ? message.getInt() : 0;
  }

  byte[] bytes(int count) {
    byte[] bytes = new byte[has(count) ? count : 0];
    if (bytes.length > 0) {
      message.get(bytes);
    }
    return bytes;
  }

  public void skip(int count) {
    if (has(count)) {
      message.position(message.position() + count);
    }
  }

  /** The bytes of a name without pointers, its root label included (RFC 1035 3.1). */
  byte[] plainName() {
    int from = message.position();
    int length = 0;
    int label;
    do {
      label = u8();
      length += label + 1;
      if (label >= 0x40 || length > MAX_NAME_BYTES) {
        breakOff();
      }
      skip(label);
    } while (label != 0 && !isBroken);
    message.position(isBroken ? message.position() : from);
    return bytes(length);
  }

  /** Where it stands, from the start of the message. */
  int position() {
    return message.position() - start;
  }

  /** The name at {@code at}, whose pointers are followed; null, and broken, if there is none. */
  @Nullable Name nameAt(int at) {
    if (!isBroken) {
      try {
        DNSInput input = new DNSInput(message.duplicate().position(start).slice());
        input.jump(at);
        return new Name(input);
      } catch (WireParseException | IllegalArgumentException e) {
        breakOff();
      }
    }
    return null;
  }

  /** Passes over a name; a pointer must lead backward, behind the header (RFC 1035 4.1.4). */
  public void skipName() {
    int at = message.position() - start;
    int label = u8();
    while (label != 0 && label < 0x40 && !isBroken) {
      skip(label);
      at = message.position() - start;
      label = u8();
    }
    if (label >= 0x40) {
      int target = ((label & 0x3f) << 8) | u8();
      if (label < POINTER || target >= at || target < Query.HEADER_BYTES) {
        breakOff();
      }
    }
  }

  private boolean has(int count) {
    if (isBroken || message.remaining() < count) {
      isBroken = true;
    }
    return !isBroken;
  }
}
