package io.distrib.model;

/**
 * A site that may be named, with what is known of it. <em>Immutable.</em>
 *
 * @param site the site
 * @param load how full it is
 */
public record Candidate(Site site, LoadSample load) {}
