package io.distrib.it.seeded.netty;

import org.xbill.DNS.Name;

/** An HTTP adapter that knows names of the DNS. */
public record ReadsDns(Name name) {}
