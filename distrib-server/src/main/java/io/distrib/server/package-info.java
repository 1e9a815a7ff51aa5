/** The program: the command line, and what it runs. Start here: {@link io.distrib.server.Main}. */
@NullMarked
package io.distrib.server;

import org.jspecify.annotations.NullMarked;
