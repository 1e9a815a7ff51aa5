package io.distrib.config;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableSet;
import com.google.common.net.HostAndPort;
import com.google.common.net.InetAddresses;
import io.distrib.model.StatusSettings;
import io.distrib.topology.DnsName;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what {@code health} says of the request of a probe. */
final class HealthRequestReader {
  private static final String HOST_EXPECTED =
      "a DNS name or an address, with a port perhaps, such as app.example.com:8080";
  private static final int MAX_HEADERS = 32;
  private static final String HEADERS_EXPECTED =
      "a mapping of at most " + MAX_HEADERS + " header fields to their values";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
  private static final Pattern VALUE = Pattern.compile("|[!-~]([\t -~]{0,998}[!-~])?");
  private static final String VALUE_EXPECTED =
      "a text of at most 1000 US-ASCII characters, without control characters";

  /** The fields that the probe must set itself, for they frame the message or name the site. */
  private static final ImmutableSet<String> RESERVED =
      ImmutableSet.of(
          "host",
          "connection",
          "content-length",
          "expect",
          "http2-settings",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private static final String NAME_EXPECTED =
      "the name of a header field, none of " + String.join(", ", RESERVED);

  private HealthRequestReader() {}

  /** What is asked; that is the status document, unless a path or no document is named. */
  static HealthRequest read(Section health, Optional<StatusSettings> status) {
    String otherwise = status.map(StatusSettings::path).orElse(HealthRequest.DEFAULT_PATH);
    return new HealthRequest(
        health.readOrDefault(HealthKeys.PROTOCOL),
        health.read(HealthKeys.PATH).orElse(otherwise),
        health.get(HealthKeys.HOST).flatMap(HealthRequestReader::host),
        health.get(HealthKeys.HEADERS).map(HealthRequestReader::headers).orElse(Map.of()),
        status);
  }

  private static Optional<String> host(Value value) {
    return value.parsed(
        text -> Optional.of(text).filter(HealthRequestReader::isHost), HOST_EXPECTED);
  }

  private static boolean isHost(String text) {
    try {
      HostAndPort parts = HostAndPort.fromString(text).requireBracketsForIPv6();
      String host = parts.getHost();
      boolean isBracketed = text.startsWith("[");
      return isBracketed
          ? host.indexOf(':') >= 0 && host.indexOf('%') < 0 && InetAddresses.isInetAddress(host)
          : DnsName.parse(host).isPresent() || InetAddresses.isInetAddress(host);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Map<String, String> headers(Value value) {
    Map<String, Value> entries = value.entries(HEADERS_EXPECTED);
    if (entries.size() > MAX_HEADERS) {
      value.refuse(HEADERS_EXPECTED);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    entries.forEach(
        (name, entry) -> {
          String lower = Ascii.toLowerCase(name);
          if (!NAME.matcher(name).matches() || RESERVED.contains(lower)) {
            entry.hidden().refuse(NAME_EXPECTED);
          } else if (!seen.add(lower)) {
            entry.hidden().refuse("each header field once");
          } else {
            header(entry.hidden()).ifPresent(text -> headers.put(name, text));
          }
        });
    return headers;
  }

  /** A value: it may be a secret, so no message shows it. */
  private static Optional<String> header(Value value) {
    return value.parsed(
        text -> Optional.of(text).filter(field -> VALUE.matcher(field).matches()), VALUE_EXPECTED);
  }
}
