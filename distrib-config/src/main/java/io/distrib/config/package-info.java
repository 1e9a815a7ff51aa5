/**
 * The file that describes a pool: every nameserver and every site reads the same one, strictly.
 * Start here: {@link io.distrib.config.PoolConfiguration}.
 */
@NullMarked
package io.distrib.config;

import org.jspecify.annotations.NullMarked;
