package io.distrib.model;

/**
 * The kinds of record that tell a client where to go; within a moment all three name one site (D7).
 */
public enum RecordKind {
  /** IPv4 addresses. */
  A,
  /** IPv6 addresses. */
  AAAA,
  /** Where and how HTTPS is served (RFC 9460). */
  HTTPS
}
