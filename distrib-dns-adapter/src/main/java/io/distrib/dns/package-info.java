/**
 * The nameserver: sockets, wire format and zones around the naming service of the core. A packet
 * goes from a listener through {@link io.distrib.dns.PacketHandler} to the responder and back; the
 * sockets know nothing of DNS but the length in front of a TCP message, and the handlers know
 * nothing of sockets. Start here: {@link io.distrib.dns.NameServer}, {@link io.distrib.dns.Zone}.
 */
@NullMarked
package io.distrib.dns;

import org.jspecify.annotations.NullMarked;
