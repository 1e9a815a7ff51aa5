/** Where clients are, from the file of a pool to the answer of the nameserver. */
@NullMarked
package io.distrib.it.places;

import org.jspecify.annotations.NullMarked;
