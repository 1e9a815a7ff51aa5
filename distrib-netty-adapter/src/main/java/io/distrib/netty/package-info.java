/**
 * The redirect component for servers built on Netty: a handler that stands behind the HTTP codec
 * and lets through what the distributor admits. It decides nothing itself. Start here: {@link
 * io.distrib.netty.DistributorHandler}.
 */
@NullMarked
package io.distrib.netty;

import org.jspecify.annotations.NullMarked;
