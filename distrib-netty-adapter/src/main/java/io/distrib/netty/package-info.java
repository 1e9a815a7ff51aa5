/**
 * The redirect component for servers built on Netty: a channel handler after the HTTP codec. It
 * translates a request for the distributor, and carries out the verdict: it forwards the request to
 * the application, or writes the answer. It decides nothing itself. Start here: {@link
 * io.distrib.netty.DistributorHandler}.
 */
@NullMarked
package io.distrib.netty;

import org.jspecify.annotations.NullMarked;
