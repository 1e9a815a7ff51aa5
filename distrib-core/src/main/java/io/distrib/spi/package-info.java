/**
 * The ports through which an application extends distrib; interfaces only. Start here: {@link
 * io.distrib.spi.GroupSelector} and {@link io.distrib.spi.LoadProbe}.
 */
@NullMarked
package io.distrib.spi;

import org.jspecify.annotations.NullMarked;
