/**
 * The command that answers the questions of a web server. Start here: {@link
 * io.distrib.server.ask.AskCommand}.
 */
@NullMarked
package io.distrib.server.ask;

import org.jspecify.annotations.NullMarked;
