/** Measures how busy this site is. Start here: {@link io.distrib.load.LoadProbes}. */
@NullMarked
package io.distrib.load;

import org.jspecify.annotations.NullMarked;
