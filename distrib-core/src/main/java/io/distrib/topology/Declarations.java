package io.distrib.topology;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the declarations of one topology so far, and what stands for what cannot be
 * read, so that all else can be checked. <em>Confined to one thread.</em>
 */
final class Declarations {
  private final List<Fault> faults = new ArrayList<>();
  private final Set<String> inherited = new HashSet<>();
  private int standIns;

  /** Adds that {@code found} stands at {@code path} in place of what is {@code expected}. */
  void add(String path, @Nullable String found, String expected) {
    faults.add(new Fault(path, found, expected));
  }

  /** Says that the value at {@code path} is the pool's: what is wrong with it is told there. */
  void inherit(String path) {
    inherited.add(path);
  }

  /** Those so far, then those of {@code others} that are not about an inherited value. */
  List<Fault> with(List<Fault> others) {
    List<Fault> all = new ArrayList<>(faults);
    others.stream().filter(fault -> !inherited.contains(fault.path())).forEach(all::add);
    return all;
  }

  /** The name that {@code text} spells; a stand-in, and a fault, if it spells none. */
  DnsName name(String path, String text) {
    Optional<DnsName> name = DnsName.parse(text);
    return name.orElseGet(
        () -> {
          add(path, text, DnsName.expected(text));
          return standInName();
        });
  }

  DnsName standInName() {
    return DnsName.of("stand-in-" + standIns++ + ".invalid");
  }

  /** Stands for an address that cannot be read, so that those behind it keep their places. */
  InetAddress standInAddress() {
    return InetAddresses.fromInteger(-1 - standIns++);
  }

  ClientPlace standInPlace() {
    return new ClientPlace(ClientPlace.Kind.ASN, Long.toString((1L << 32) - 1 - standIns++));
  }
}
