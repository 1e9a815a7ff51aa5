package io.distrib.it.seeded.spi;

import io.distrib.it.seeded.http.Syntax;

/** A port that knows what is inside the core. */
public interface KnowsSyntax {
  /** Takes what has been read. */
  void take(Syntax syntax);
}
