package io.distrib.it.seeded.redirect;

import io.distrib.it.seeded.http.Syntax;

/** A use case whose signature shows what is inside the core. */
public final class ShowsSyntax {
  /** What has been read. */
  public Syntax syntax() {
    return new Syntax(1);
  }
}
