/** A kit that breaks its rule, and which others must not know. */
@NullMarked
package io.distrib.it.seeded.adapter.testkit;

import org.jspecify.annotations.NullMarked;
