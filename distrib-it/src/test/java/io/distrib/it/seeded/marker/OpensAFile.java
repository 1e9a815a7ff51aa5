package io.distrib.it.seeded.marker;

import java.io.File;

/** A marker that knows files. */
public record OpensAFile(File file) {}
