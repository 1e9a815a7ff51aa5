@NullMarked
package io.distrib.dns.guard;

import org.jspecify.annotations.NullMarked;
