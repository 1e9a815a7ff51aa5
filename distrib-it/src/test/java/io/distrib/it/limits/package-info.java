/** A limit that is learned over real sockets. Start here: {@code LearnedLimitIT}. */
@NullMarked
package io.distrib.it.limits;

import org.jspecify.annotations.NullMarked;
