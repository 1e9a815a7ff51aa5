/**
 * The two use cases of distrib: {@link io.distrib.Distributor} decides what happens to an HTTP
 * request that has no session yet, {@link io.distrib.NamingService} decides which site a DNS name
 * means right now. Start here: {@link io.distrib.TopologyBuilder}, then either of the two.
 */
@NullMarked
package io.distrib;

import org.jspecify.annotations.NullMarked;
