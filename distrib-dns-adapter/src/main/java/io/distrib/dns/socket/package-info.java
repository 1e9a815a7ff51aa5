/**
 * Sockets: they bind addresses, wait for those that are absent, read queries by UDP (in batches
 * where Linux can) and TCP, and send replies. They know nothing of DNS but the length in front of a
 * TCP message. Start here: {@link io.distrib.dns.socket.ServerSockets}.
 */
@NullMarked
package io.distrib.dns.socket;

import org.jspecify.annotations.NullMarked;
