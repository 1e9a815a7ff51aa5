@NullMarked
package io.distrib.dns.zone;

import org.jspecify.annotations.NullMarked;
