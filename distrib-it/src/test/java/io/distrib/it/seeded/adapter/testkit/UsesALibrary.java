package io.distrib.it.seeded.adapter.testkit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

final class UsesALibrary {
  private UsesALibrary() {}

  static ByteBuf buffer() {
    return Unpooled.EMPTY_BUFFER;
  }
}
