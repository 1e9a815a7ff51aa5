package io.distrib.model;

import java.net.InetAddress;

/**
 * The state of one address of a site as the nameserver sees it (D13). <em>Immutable.</em>
 *
 * @param address the address
 * @param admin what an operator says of its health
 * @param health what its probes have come to
 */
public record AddressStatus(InetAddress address, AdminState admin, SiteHealth health) {
  /** Up, by health or by an operator's word, and not administratively down. */
  public boolean isOperational() {
    return admin == AdminState.AUTO ? health.isUp() : admin == AdminState.UP;
  }
}
