/**
 * The seam between the sockets and the DNS: a query comes as bytes, and its reply goes as bytes.
 * The sockets know this package and nothing else of the nameserver, and the handlers know nothing
 * of sockets. Start here: {@link io.distrib.dns.packet.PacketHandler}.
 */
@NullMarked
package io.distrib.dns.packet;

import org.jspecify.annotations.NullMarked;
