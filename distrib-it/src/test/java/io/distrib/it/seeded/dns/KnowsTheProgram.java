package io.distrib.it.seeded.dns;

import io.distrib.it.seeded.server.Program;

/** An adapter that knows the program. */
public record KnowsTheProgram(Program program) {}
