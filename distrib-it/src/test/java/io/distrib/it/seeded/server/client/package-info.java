/** Holds violations of the architecture, one for each rule that can be broken here. */
@NullMarked
package io.distrib.it.seeded.server.client;

import org.jspecify.annotations.NullMarked;
