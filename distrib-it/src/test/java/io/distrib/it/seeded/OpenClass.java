package io.distrib.it.seeded;

/** A class that anyone may extend. */
public class OpenClass {}
