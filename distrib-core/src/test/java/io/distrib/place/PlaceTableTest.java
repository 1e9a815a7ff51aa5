package io.distrib.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.net.InetAddresses;
import io.distrib.topology.ClientNetwork;
import io.distrib.topology.GeoPoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceTableTest {
  @Test
  void equalPlacesAreOne() {
    PlaceTable table =
        PlaceTable.builder("cities")
            .add(network("198.51.100.0/24"), geneva())
            .add(network("2001:db8::/32"), geneva())
            .add(network("192.0.2.0/24"), new Place("EU", null, List.of(), null, null))
            .build();
    assertThat(table.name()).isEqualTo("cities");
    assertThat(table.places()).isEqualTo(2);
    long found = table.find(client("2001:db8::7"));
    assertThat(table.place(NetworkTable.value(found))).isEqualTo(geneva());
    assertThat(NetworkTable.scope(found)).isEqualTo(32);
    assertThat(NetworkTable.value(table.find(client("203.0.113.7")))).isEqualTo(-1);
  }

  /** Very many places of one country have its code once. */
  @Test
  void placesShareTheirParts() {
    PlaceTableBuilder builder = PlaceTable.builder("");
    builder.index(geneva());
    builder.index(new Place(copy("EU"), copy("CH"), List.of(copy("CH-GE")), 64_500L, null));
    PlaceTable table = builder.build();
    assertThat(table.place(1).country()).isSameAs(table.place(0).country());
    assertThat(table.place(1).continent()).isSameAs(table.place(0).continent());
    assertThat(table.place(1).subdivisions()).isSameAs(table.place(0).subdivisions());
  }

  @Test
  void aPlaceThatIsNotKnownIsRefused() {
    PlaceTableBuilder builder = PlaceTable.builder("");
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> builder.add(true, 0, 0, 0, 0));
  }

  private static Place geneva() {
    return new Place("EU", "CH", List.of("CH-GE"), null, new GeoPoint(46.2, 6.1));
  }

  /** Equal, but another object. */
  private static String copy(String text) {
    return String.copyValueOf(text.toCharArray());
  }

  private static ClientNetwork network(String text) {
    return ClientNetwork.parse(text).orElseThrow();
  }

  private static ClientBits client(String address) {
    return ClientBits.of(InetAddresses.forString(address));
  }
}
