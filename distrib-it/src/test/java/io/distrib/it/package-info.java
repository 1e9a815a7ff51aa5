/** The packaged program against what is published of it: decisions and answers. */
@NullMarked
package io.distrib.it;

import org.jspecify.annotations.NullMarked;
