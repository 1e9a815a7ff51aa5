@NullMarked
package io.distrib.dns.message;

import org.jspecify.annotations.NullMarked;
