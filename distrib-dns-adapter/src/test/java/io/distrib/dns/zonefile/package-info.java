@NullMarked
package io.distrib.dns.zonefile;

import org.jspecify.annotations.NullMarked;
