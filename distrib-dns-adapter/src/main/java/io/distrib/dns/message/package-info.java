/**
 * DNS messages: queries are read from their wire format (with EDNS and TSIG), replies are collected
 * and written. Start here: {@link io.distrib.dns.message.QueryReader} for the way in, {@link
 * io.distrib.dns.message.Reply} and {@link io.distrib.dns.message.ReplyWriter} for the way out;
 * {@link io.distrib.dns.message.PlainQuery} recognizes common queries without reading them.
 */
@NullMarked
package io.distrib.dns.message;

import org.jspecify.annotations.NullMarked;
