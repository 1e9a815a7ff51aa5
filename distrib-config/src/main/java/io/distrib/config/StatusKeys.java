package io.distrib.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.distrib.model.StatusSettings;
import io.distrib.topology.ClientNetwork;
import java.util.List;

/** The keys of {@code status}. */
final class StatusKeys {
  static final Part PART =
      new Part(
          "status",
          ImmutableMap.of(
              "anyOf",
              ImmutableList.of(
                  ImmutableMap.of(
                      "required",
                      ImmutableList.of("clients"),
                      "properties",
                      ImmutableMap.of("clients", ImmutableMap.of("minItems", 1))),
                  KeyTypes.requiring("secret"),
                  KeyTypes.requiring("secret-file")),
              "not",
              KeyTypes.requiring("secret", "secret-file")));

  static final Key<String> PATH =
      PART.add(
          Key.of(
                  "path",
                  KeyTypes.text(
                      StatusSettings::isPath,
                      StatusSettings.PATH_EXPECTED,
                      KeyTypes.matching("^/[!-\"$-)+->@-~]*$")),
                  "Where each site serves its status document.")
              .withDefault(StatusSettings.DEFAULT_PATH));

  static final Key<List<ClientNetwork>> CLIENTS =
      PART.add(
          Key.of(
              "clients",
              KeyTypes.networks(KeyTypes.array(KeyTypes.TEXT)),
              "Client networks that may read it."));

  static final Key<Value> SECRET =
      PART.add(
          Key.of(
              "secret",
              KeyType.special(KeyTypes.matching("^[!-~]{1,512}$")),
              "What others have to send as Authorization: Bearer; only for tests."));

  static final Key<Value> SECRET_FILE =
      PART.add(
          Key.of(
              "secret-file", KeyTypes.FILE, "A file that holds it, from the folder of this file."));

  private StatusKeys() {}
}
