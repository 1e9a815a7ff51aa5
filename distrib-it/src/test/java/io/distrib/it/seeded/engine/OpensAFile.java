package io.distrib.it.seeded.engine;

import java.io.File;

/** Logic that knows files. */
public record OpensAFile(File file) {}
