/** Stands for the daemon. */
@NullMarked
package io.distrib.it.seeded.server.daemon;

import org.jspecify.annotations.NullMarked;
