/**
 * Where a client is: tables from networks of clients to numbers and to places. Start here: {@link
 * io.distrib.place.NetworkTable}.
 */
@NullMarked
package io.distrib.place;

import org.jspecify.annotations.NullMarked;
