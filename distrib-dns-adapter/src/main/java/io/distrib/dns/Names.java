package io.distrib.dns;

import io.distrib.model.DnsName;
import org.xbill.DNS.Name;

/** Goes from the core's names to those of the wire. */
final class Names {
  private Names() {}

  /** The same name, absolute. */
  static Name of(DnsName name) {
    return Name.fromConstantString(name.text() + ".");
  }

  /** {@code name} without its first label. */
  static Name parent(Name name) {
    return new Name(name, 1);
  }
}
