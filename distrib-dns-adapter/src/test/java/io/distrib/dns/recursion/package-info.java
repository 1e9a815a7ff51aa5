@NullMarked
package io.distrib.dns.recursion;

import org.jspecify.annotations.NullMarked;
