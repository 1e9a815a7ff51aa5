/** The program as its users run it: real processes, real clients. */
@NullMarked
package io.distrib.it.process;

import org.jspecify.annotations.NullMarked;
