package io.distrib.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientPlaceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "continent:EU",
        "continent:AN",
        "country:CH",
        "subdivision:US-CA",
        "subdivision:AT-8",
        "subdivision:GB-ENG",
        "asn:1",
        "asn:4294967295"
      })
  void aPlaceIsWrittenAsItIsRead(String text) {
    assertThat(ClientPlace.parse(text)).map(ClientPlace::toString).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "EU",
        "continent",
        "continent:",
        "continent:EX",
        "continent:eu",
        "Continent:EU",
        "country:CHE",
        "country:C\u0130",
        "country:CH ",
        "subdivision:CA",
        "subdivision:US-CALI",
        "asn:0",
        "asn:007",
        "asn:-1",
        "asn:4294967296",
        "asn:99999999999999999999",
        "city:Geneva"
      })
  void whatIsNoPlaceIsRefused(String text) {
    assertThat(ClientPlace.parse(text)).isEmpty();
  }

  @Test
  void aMessageSaysWhatAPlaceLooksLike() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClientPlace(ClientPlace.Kind.COUNTRY, "Austria"))
        .withMessageContaining("country:Austria")
        .withMessageContaining(ClientPlace.EXPECTED);
  }
}
