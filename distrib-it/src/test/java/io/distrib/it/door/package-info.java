/**
 * Markers in the path, and the doors that a container keeps shut. Start here: {@link
 * io.distrib.it.door.PathMarkerIT}.
 */
@NullMarked
package io.distrib.it.door;

import org.jspecify.annotations.NullMarked;
