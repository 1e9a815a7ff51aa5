/**
 * Path markers in Jetty: taken off before a request is mapped. Start here: {@link
 * io.distrib.jetty.PathMarkerHandler}.
 */
@NullMarked
package io.distrib.jetty;

import org.jspecify.annotations.NullMarked;
