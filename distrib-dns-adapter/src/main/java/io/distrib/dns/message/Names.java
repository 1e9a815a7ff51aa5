package io.distrib.dns.message;

import io.distrib.topology.DnsName;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;

/** Goes from the core's names to those of the wire. */
public final class Names {
  private static final Name WILDCARD = Name.fromConstantString("*");

  private Names() {}

  /** The same name, absolute. */
  public static Name of(DnsName name) {
    return Name.fromConstantString(name.text() + ".");
  }

  /** The wildcard right below {@code name}, or {@code name} if it is too long to have one. */
  public static Name wildcard(Name name) {
    try {
      return Name.concatenate(WILDCARD, name);
    } catch (NameTooLongException e) {
      return name;
    }
  }

  /** {@code name} without its first label. */
  public static Name parent(Name name) {
    return new Name(name, 1);
  }
}
