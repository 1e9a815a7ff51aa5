package io.distrib.testkit;

import io.distrib.model.LoadSample;
import io.distrib.model.Site;
import io.distrib.spi.Candidate;

/** A candidate whose load stays as it is. <em>Immutable.</em> */
public record FixedCandidate(Site site, LoadSample load) implements Candidate {}
