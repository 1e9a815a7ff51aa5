/**
 * The programs that the documentation quotes, each one site of a pool. What stands between {@code
 * region} and {@code end region} stands in README or in docs/embedding.md, byte for byte. Start
 * here: {@link io.distrib.examples.TomcatExample}.
 */
@NullMarked
package io.distrib.examples;

import org.jspecify.annotations.NullMarked;
