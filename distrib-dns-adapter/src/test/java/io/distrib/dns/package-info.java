/** Tests of the nameserver. Start here: {@link io.distrib.dns.AnswerTableTest}. */
@NullMarked
package io.distrib.dns;

import org.jspecify.annotations.NullMarked;
