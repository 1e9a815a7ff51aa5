package io.distrib.testkit;

import io.distrib.model.LoadSample;
import io.distrib.spi.Candidate;
import io.distrib.topology.Site;

/** A candidate whose load stays as it is. <em>Immutable.</em> */
public record FixedCandidate(Site site, LoadSample load) implements Candidate {}
