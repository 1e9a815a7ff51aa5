/**
 * Fuzz targets of the redirect component, each a judge of what comes out. Every build runs the
 * inputs that are kept beside them; {@code distrib-core/fuzz.sh} searches for more.
 */
@NullMarked
package io.distrib.fuzz;

import org.jspecify.annotations.NullMarked;
