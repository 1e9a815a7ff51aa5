/**
 * The nameserver: sockets, wire format and zones around the naming service of the core. A packet
 * goes from a socket ({@code socket}) through the handlers ({@code guard}, {@code fast}, {@code
 * recursion}, {@code answer}) to a zone ({@code zone}) and back; {@link
 * io.distrib.dns.NameServerBuilder} puts them together. Users need this package and {@link
 * io.distrib.dns.zone}. Start here: {@link io.distrib.dns.NameServer}.
 */
@NullMarked
package io.distrib.dns;

import org.jspecify.annotations.NullMarked;
