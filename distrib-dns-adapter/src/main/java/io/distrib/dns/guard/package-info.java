/**
 * Protection: rate limits for forged datagrams, cookies that prove an address, clients behind
 * proxies, and the place where faults of handlers end. Start here: {@link
 * io.distrib.dns.guard.AbuseGuard}.
 */
@NullMarked
package io.distrib.dns.guard;

import org.jspecify.annotations.NullMarked;
