package io.distrib.server.ask;

import io.distrib.topology.ClientNetwork;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a network, {@code 10.0.0.0/8}. <em>Thread-safe.</em> */
final class NetworkText implements ITypeConverter<ClientNetwork> {
  @Override
  public ClientNetwork convert(String text) {
    return ClientNetwork.parse(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "\"" + text + "\" (expected " + ClientNetwork.EXPECTED + ")"));
  }
}
