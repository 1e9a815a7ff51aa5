/**
 * Answers: what one query that was read is answered with, and with which options. Start here:
 * {@link io.distrib.dns.answer.Responder}; {@link io.distrib.dns.answer.Refusals} has what is
 * turned away before any zone is looked at.
 */
@NullMarked
package io.distrib.dns.answer;

import org.jspecify.annotations.NullMarked;
