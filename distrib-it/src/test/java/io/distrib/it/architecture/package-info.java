/** The architecture as rules, and the proof that each can fail. */
@NullMarked
package io.distrib.it.architecture;

import org.jspecify.annotations.NullMarked;
