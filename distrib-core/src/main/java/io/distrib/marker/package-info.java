/**
 * The dated stamp in a URI (rules, section 4): where it stands, how it is read, checked, written
 * and removed. Start here: {@link io.distrib.marker.MarkerCodec}.
 */
@NullMarked
package io.distrib.marker;

import org.jspecify.annotations.NullMarked;
