/**
 * What the commands have in common. Start here: {@link io.distrib.server.cli.Streams} and {@link
 * io.distrib.server.cli.ConfigurationOption}.
 */
@NullMarked
package io.distrib.server.cli;

import org.jspecify.annotations.NullMarked;
