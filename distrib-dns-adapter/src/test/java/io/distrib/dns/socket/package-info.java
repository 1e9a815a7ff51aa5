@NullMarked
package io.distrib.dns.socket;

import org.jspecify.annotations.NullMarked;
