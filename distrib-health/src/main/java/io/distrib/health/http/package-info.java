/**
 * Probes over real connections: HTTP/1.1 and HTTP/2, with TLS or without. Not API. Start here:
 * {@link io.distrib.health.http.NettyProbes}.
 */
@NullMarked
package io.distrib.health.http;

import org.jspecify.annotations.NullMarked;
