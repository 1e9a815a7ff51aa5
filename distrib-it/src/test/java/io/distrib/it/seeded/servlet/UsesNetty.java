package io.distrib.it.seeded.servlet;

import io.netty.channel.Channel;

/** A filter that knows netty. */
public record UsesNetty(Channel channel) {}
