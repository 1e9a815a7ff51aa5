/**
 * The running nameserver, with the monitor that watches the sites. Start here: {@link
 * io.distrib.server.serve.Nameserver}.
 */
@NullMarked
package io.distrib.server.serve;

import org.jspecify.annotations.NullMarked;
