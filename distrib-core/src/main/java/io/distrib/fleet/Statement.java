package io.distrib.fleet;

/**
 * What a member posts on the board. <em>Immutable.</em>
 *
 * @param posting what it says of the sites
 * @param program the version of its program, for people
 * @param configuration the digest of its configuration: members with different ones are shown
 */
public record Statement(Posting posting, String program, String configuration) {}
