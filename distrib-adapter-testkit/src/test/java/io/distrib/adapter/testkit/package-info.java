/** The kit itself is tested: with an adapter that is right, and with many that are not. */
@NullMarked
package io.distrib.adapter.testkit;

import org.jspecify.annotations.NullMarked;
