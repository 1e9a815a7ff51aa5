package io.distrib.it.seeded.http;

/** A reader of syntax as it should be. */
public record Syntax(int number) {}
