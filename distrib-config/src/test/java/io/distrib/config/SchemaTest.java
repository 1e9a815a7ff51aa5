package io.distrib.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema for editors says the same as the reader, as far as a schema can. */
class SchemaTest {
  /** Faults between several parts of a file, or of other files: no schema sees them. */
  private static final Set<String> BEYOND_A_SCHEMA =
      Set.of(
          "a tag",
          "a key twice",
          "a site twice",
          "a TTL that is too long",
          "a TTL of half a second",
          "a slow start that lasts all day",
          "addresses that are none",
          "two sites with one name",
          "a site with the name of the pool",
          "an alias that is a name",
          "a long TTL of a site",
          "a site nobody declared",
          "weights of sites that are not in the group",
          "a site in no group",
          "a network in two groups",
          "a fallback nobody declared",
          "fallbacks in a circle",
          "two default groups",
          "a group with the name of a site",
          "a key id twice",
          "a secret file that is not there",
          "a secret file that is empty",
          "a secret file that is a folder",
          "a status secret file that is not there",
          "a status secret file that is empty",
          "a status secret file with more than a secret",
          "waiting pages that are not there",
          "cookies that last too long or not at all",
          "an origin twice",
          "preloading for less than a year",
          "cookies without keys",
          "cookies without a domain",
          "a zone without the pool",
          "a range of statuses that runs backward",
          "certificates that are not there",
          "a client certificate that is not there",
          "certificates in a folder",
          "certificates in a file that has none",
          "a site with a probe in a file without any",
          "recursion without upstreams",
          "upstreams that are no other server");

  private final String text = Examples.read(Examples.file("schema.json"));
  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(text, InputFormat.JSON);

  @ParameterizedTest
  @MethodSource("io.distrib.config.Examples#good")
  void aSoundFileIsValid(Path example) {
    assertThat(schema.validate(Examples.read(example), InputFormat.YAML)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.distrib.config.Examples#faulty")
  void aFaultyFileIsInvalidWhereASchemaCanTell(Examples.Faulty example) {
    assertThat(isValid(example.text()))
        .as(example.text())
        .isEqualTo(BEYOND_A_SCHEMA.contains(example.title()));
  }

  @Test
  void theSchemaIsMadeFromTheKeys() throws IOException {
    String generated = SchemaGenerator.generate(text);
    Path file = Files.writeString(Path.of("target", "schema.json"), generated);

    assertThat(text)
        .as("copy %s over src/main/resources/io/distrib/config/schema.json", file)
        .isEqualTo(generated);
  }

  @Test
  void everyPartIsThere() {
    assertThat(SchemaGenerator.parts())
        .extracting(Part::name)
        .contains("file", "pool", "site", "site_health", "group", "key", "rate_limit", "health");
  }

  @Test
  void theListOfWhatASchemaCannotTellNamesOnlyKnownExamples() {
    assertThat(Examples.faulty().map(Examples.Faulty::title)).containsAll(BEYOND_A_SCHEMA);
  }

  private boolean isValid(String yaml) {
    try {
      return schema.validate(yaml, InputFormat.YAML).isEmpty();
    } catch (RuntimeException e) {
      return false;
    }
  }
}
