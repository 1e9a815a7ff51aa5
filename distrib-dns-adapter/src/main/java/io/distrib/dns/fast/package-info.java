/**
 * Encoded replies: the common queries for names of a naming service are answered from replies that
 * are encoded already, without an allocation. Start here: {@link io.distrib.dns.fast.FastPath},
 * then {@link io.distrib.dns.fast.NameTable}, which finds a name where it lies in a query, and
 * {@code ReplyCache}, which encodes each reply once.
 */
@NullMarked
package io.distrib.dns.fast;

import org.jspecify.annotations.NullMarked;
