package io.distrib.dns.socket;

import java.io.IOException;

/** An address to listen on that this machine does not have, or not yet. */
final class AbsentAddressException extends IOException {
  private static final long serialVersionUID = 1;

  AbsentAddressException(String message) {
    super(message);
  }
}
