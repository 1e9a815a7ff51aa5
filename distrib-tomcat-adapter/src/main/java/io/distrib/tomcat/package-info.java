/**
 * Path markers in Tomcat: taken off before a request is mapped. Start here: {@link
 * io.distrib.tomcat.PathMarkerValve}.
 */
@NullMarked
package io.distrib.tomcat;

import org.jspecify.annotations.NullMarked;
