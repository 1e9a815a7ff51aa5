package io.distrib.it.seeded.unmarked;

/** A class in a package that says nothing of null. */
public final class NotNullMarked {}
