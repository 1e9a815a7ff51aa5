package io.distrib.topology;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Describes one site (see {@link TopologyBuilder}). <em>Confined to one thread.</em> */
public final class SiteBuilder {
  private final String id;
  private final String path;
  private final Declarations faults;
  private final List<InetAddress> addresses = new ArrayList<>();
  private final List<DnsName> aliases = new ArrayList<>();
  private DnsName name;
  private boolean isNamed;
  private OptionalInt port = OptionalInt.empty();
  private OptionalInt httpsPort = OptionalInt.empty();
  private int weight = 1;
  private boolean isCold;
  private Optional<GeoPoint> location = Optional.empty();
  private Optional<Duration> siteTtl = Optional.empty();

  SiteBuilder(String id, Declarations faults) {
    this.id = id;
    this.path = "sites." + id;
    this.faults = faults;
    this.name = faults.standInName();
  }

  /** Its Site Name; required. */
  public SiteBuilder name(String text) {
    name = faults.name(path + ".name", text);
    isNamed = true;
    return this;
  }

  /** One more IPv4 or IPv6 address; at least one is required. */
  public SiteBuilder address(String text) {
    Optional<InetAddress> address = Site.parseAddress(text);
    if (address.isEmpty()) {
      faults.add(
          path + ".addresses[" + addresses.size() + "]", text, ExpectedAddress.inPlaceOf(text));
    }
    addresses.add(address.orElseGet(faults::standInAddress));
    return this;
  }

  /** Its public port, 1 to 65535. Default: the port of the request is kept. */
  public SiteBuilder port(int value) {
    port = OptionalInt.of(value);
    return this;
  }

  /** Its public port for https, 1 to 65535. Default: that of {@link #port}. */
  public SiteBuilder httpsPort(int value) {
    httpsPort = OptionalInt.of(value);
    return this;
  }

  /** Its share under {@code weighted}, 1 to 65535 (D17). Default: 1. */
  public SiteBuilder weight(int value) {
    weight = value;
    return this;
  }

  /** Whether it is a standby (D17). Default: no. */
  public SiteBuilder cold(boolean value) {
    isCold = value;
    return this;
  }

  /** Where it is, in degrees, for {@link Balance#NEAREST}. Default: that is not known. */
  public SiteBuilder location(double latitude, double longitude) {
    try {
      location = Optional.of(new GeoPoint(latitude, longitude));
    } catch (IllegalArgumentException e) {
      String written = "[" + latitude + ", " + longitude + "]";
      faults.add(path + ".location", written, GeoPoint.EXPECTED);
    }
    return this;
  }

  /** One more name that belongs to it. */
  public SiteBuilder alias(String text) {
    aliases.add(faults.name(path + ".aliases[" + aliases.size() + "]", text));
    return this;
  }

  /** How long answers for its name may be kept, 0 to 300 s. Default: the pool's. */
  public SiteBuilder ttl(Duration value) {
    siteTtl = Optional.of(value);
    return this;
  }

  /** The site, or as much of it as there is; {@code poolTtl} is the pool's. */
  Site build(Duration poolTtl) {
    if (!isNamed) {
      faults.add(path + ".name", null, DnsName.EXPECTED);
    }
    if (siteTtl.isEmpty()) {
      faults.inherit(path + ".ttl");
    }
    return record(poolTtl);
  }

  /** Stands for a site that is not declared, with {@code id}. */
  static Site standIn(String id, Declarations faults, Duration poolTtl) {
    return new SiteBuilder(id, faults).record(poolTtl);
  }

  private Site record(Duration poolTtl) {
    Duration kept = siteTtl.orElse(poolTtl);
    return new Site(id, name, addresses, port, httpsPort, weight, isCold, location, aliases, kept);
  }
}
