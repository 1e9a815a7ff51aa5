package io.distrib.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keys of {@code health}. */
final class HealthKeys {
  static final Part PART = new Part("health");

  /** What is asked for by HTTP. */
  static final KeyType<String> PROBE_PATH =
      KeyTypes.text(
          Pattern.compile("/[!-)+-~&&[^#]]*").asMatchPredicate(),
          "a path that starts with /, without spaces, * and #",
          KeyTypes.ref("probe_path"));

  private static final HealthSettings DEFAULTS = HealthSettings.NONE;
  private static final DurationRange PROBE =
      new DurationRange(Duration.ofMillis(1), Duration.ofHours(1), false);
  private static final KeyType<Integer> COUNT = KeyTypes.integer(1, 100);
  private static final int MAX_BODY_LENGTH = 1_000;

  static final Key<HealthType> TYPE =
      PART.add(
          Key.of(
                  "type",
                  KeyTypes.choice(HealthType.values(), HealthType::text),
                  "How a site is probed; http if this section is there at all.")
              .withDefault(HealthType.HTTP));

  static final Key<HttpProtocol> PROTOCOL =
      PART.add(
          Key.of(
                  "protocol",
                  KeyTypes.choice(HttpProtocol.values(), HttpProtocol::text),
                  "The version of HTTP that a probe speaks.")
              .withDefault(HttpProtocol.HTTP_1_1));

  static final Key<Integer> PORT =
      PART.add(
          Key.of(
              "port",
              KeyTypes.PORT,
              "The port that is probed; the site's by default, else 80 or 443."));

  static final Key<String> PATH =
      PART.add(
          Key.of("path", PROBE_PATH, "What is asked for by HTTP.")
              .withDefault(HealthRequest.DEFAULT_PATH));

  static final Key<Value> HOST =
      PART.add(
          Key.of(
              "host",
              KeyType.special(
                  KeyTypes.matching("^([A-Za-z0-9_.-]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?$")),
              "The Host field by HTTP; the Site Name by default, with the port where it is not the scheme's own."));

  static final Key<Value> HEADERS =
      PART.add(
          Key.of(
              "headers",
              KeyType.special(
                  ImmutableMap.of(
                      "type",
                      "object",
                      "maxProperties",
                      32,
                      "propertyNames",
                      ImmutableMap.of("pattern", "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$"),
                      "additionalProperties",
                      KeyTypes.matching("^([!-~]([\\t -~]{0,998}[!-~])?)?$"))),
              "Further header fields by HTTP; they replace the probe's own."));

  static final Key<List<StatusRange>> EXPECT_STATUS =
      PART.add(
          Key.of(
                  "expect-status",
                  KeyType.of(
                      value -> Optional.of(StatusRange.list(value)),
                      list -> list.stream().map(StatusRange::toString).toList(),
                      ImmutableMap.of(
                          "type",
                          "array",
                          "minItems",
                          1,
                          "items",
                          ImmutableMap.of(
                              "type",
                              ImmutableList.of("integer", "string"),
                              "minimum",
                              200,
                              "maximum",
                              599,
                              "pattern",
                              "^[2-5][0-9]{2}(-[2-5][0-9]{2})?$"))),
                  "The statuses that are good, by HTTP: 200 to 599, single ones and ranges.")
              .withDefault(HealthExpectation.DEFAULT.statuses()));

  static final Key<String> EXPECT_BODY =
      PART.add(
          Key.of(
              "expect-body",
              KeyTypes.text(
                  body -> !body.isEmpty() && body.length() <= MAX_BODY_LENGTH,
                  "a text of 1 to 1000 characters",
                  ImmutableMap.of("type", "string", "minLength", 1, "maxLength", MAX_BODY_LENGTH)),
              "A text that must occur within the first 64 KiB, by HTTP."));

  static final Key<Value> TRUST_FILE =
      PART.add(
          Key.of(
              "trust-file",
              KeyTypes.FILE,
              "Certificates in PEM that are trusted in place of the JDK's, from the folder of this file."));

  static final Key<Value> CLIENT_CERT =
      PART.add(
          Key.of(
              "client-cert",
              KeyTypes.FILE,
              "A certificate and its private key in PEM, shown to sites that ask for one, from the folder of this file."));

  static final Key<Duration> INTERVAL =
      PART.add(
          Key.of("interval", KeyTypes.duration(PROBE), "From one probe of a site to the next.")
              .withDefault(DEFAULTS.interval()));

  static final Key<Duration> TIMEOUT =
      PART.add(
          Key.of("timeout", KeyTypes.duration(PROBE), "How long a probe may take.")
              .withDefault(DEFAULTS.timeout()));

  static final Key<Integer> RISE =
      PART.add(
          Key.of("rise", COUNT, "Successes in a row that turn a site up.")
              .withDefault(DEFAULTS.rise()));

  static final Key<Integer> FALL =
      PART.add(Key.of("fall", COUNT, "Failures that turn it down.").withDefault(DEFAULTS.fall()));

  static final Key<Integer> OK =
      PART.add(
          Key.of("ok", COUNT, "Successes in a row after which earlier failures no longer count.")
              .withDefault(DEFAULTS.ok()));

  private HealthKeys() {}
}
