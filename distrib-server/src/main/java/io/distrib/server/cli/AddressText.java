package io.distrib.server.cli;

import com.google.common.net.HostAndPort;
import java.net.InetSocketAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code HOST:PORT}; a name is resolved, once. <em>Thread-safe.</em> */
public final class AddressText implements ITypeConverter<InetSocketAddress> {
  @Override
  public InetSocketAddress convert(String text) {
    InetSocketAddress address = parse(text);
    if (address.isUnresolved()) {
      throw new TypeConversionException("\"" + text + "\" (expected a host that has an address)");
    }
    return address;
  }

  private static InetSocketAddress parse(String text) {
    try {
      HostAndPort parts = HostAndPort.fromString(text);
      if (parts.hasPort() && !parts.getHost().isEmpty()) {
        return new InetSocketAddress(parts.getHost(), parts.getPort());
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    throw new TypeConversionException("\"" + text + "\" (expected HOST:PORT)");
  }
}
