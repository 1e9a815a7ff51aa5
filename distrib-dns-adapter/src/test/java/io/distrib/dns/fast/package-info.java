@NullMarked
package io.distrib.dns.fast;

import org.jspecify.annotations.NullMarked;
