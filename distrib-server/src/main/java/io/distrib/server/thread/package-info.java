/**
 * What happens when a thread of the program dies. Start here: {@link
 * io.distrib.server.thread.ThreadWatch}.
 */
@NullMarked
package io.distrib.server.thread;

import org.jspecify.annotations.NullMarked;
