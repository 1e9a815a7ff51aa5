package io.distrib.model;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * What a DNS client asks of the naming service. The record type does not count: A, AAAA and HTTPS
 * get one and the same site (D7). <em>Immutable.</em>
 *
 * @param name the name asked for
 * @param client the client, or its network as its resolver tells it; null if not known
 */
public record NamingQuestion(DnsName name, @Nullable InetAddress client) {}
