package io.distrib.dns.zone;

import io.distrib.naming.NameHandle;
import org.xbill.DNS.Name;

/**
 * A name of a naming service in the zone that it belongs to. <em>Immutable.</em>
 *
 * @param name the same as a name of the wire
 * @param handle by which its answers are chosen
 */
public record PoolName(Name name, NameHandle handle, Zone zone) {}
