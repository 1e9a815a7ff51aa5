/**
 * How full a site is that is not Java, by what its server or its machine says. Start here: {@link
 * io.distrib.server.ask.load.LoadSource}.
 */
@NullMarked
package io.distrib.server.ask.load;

import org.jspecify.annotations.NullMarked;
