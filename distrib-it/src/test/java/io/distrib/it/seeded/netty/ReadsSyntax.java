package io.distrib.it.seeded.netty;

import io.distrib.it.seeded.http.Syntax;

/** An adapter that knows what is inside the core. */
public record ReadsSyntax(Syntax syntax) {}
