/**
 * Where control sockets lie, and who may use them. Start here: {@link
 * io.distrib.server.place.ControlPlace}.
 */
@NullMarked
package io.distrib.server.place;

import org.jspecify.annotations.NullMarked;
