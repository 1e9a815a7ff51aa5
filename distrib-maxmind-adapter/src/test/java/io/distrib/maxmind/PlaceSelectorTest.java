package io.distrib.maxmind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionRequest;
import io.distrib.redirect.Distributor;
import io.distrib.spi.GroupSelector;
import io.distrib.testkit.GroupSelectorContract;
import io.distrib.testkit.Requests;
import io.distrib.topology.Group;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules, section 3: a client's proper group by where its address is. */
class PlaceSelectorTest extends GroupSelectorContract {
  private static final String SWISS = "192.0.2.1";
  private static final String FRENCH = "2001:db8:f::1";
  private static final String CALIFORNIAN = "198.51.100.1";
  private static final String TEXAN = "198.51.100.200";
  private static final String AT_SEA = "203.0.113.1";

  @TempDir private Path folder;
  private Path file;
  private @Nullable GroupSelector selector;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("places.mmdb");
    world(6).write(file);
  }

  @Override
  protected GroupSelector selector() {
    if (selector == null) {
      selector = places().build();
    }
    return selector;
  }

  @Override
  protected List<DistributionRequest> requests() {
    return List.of(
        from(SWISS), from(FRENCH), from(CALIFORNIAN), from(AT_SEA), from("10.0.0.1"), from("::1"));
  }

  @Test
  void theSmallestPlaceThatHasAGroupCounts() {
    GroupSelector selector =
        places().country("FR", "americas").subdivision("US-CA", "europe").build();
    assertThat(group(selector, SWISS)).isEqualTo("europe");
    assertThat(group(selector, FRENCH)).isEqualTo("americas");
    assertThat(group(selector, CALIFORNIAN)).isEqualTo("europe");
    assertThat(group(selector, TEXAN)).isEqualTo("americas");
  }

  @Test
  void whatIsNotKnownIsNoOpinion() {
    GroupSelector selector = places().country("US", "atlantis").build();
    assertThat(group(selector, AT_SEA)).isEmpty();
    assertThat(group(selector, "10.0.0.1")).isEmpty();
    assertThat(group(selector, "2001:db8:ffff::1")).isEmpty();
    assertThat(group(selector, TEXAN)).isEmpty();
    DistributionRequest nobody =
        new DistributionRequest(
            "GET", from(SWISS).scheme(), null, "/", null, false, DistributionRequest.NO_HEADERS);
    assertThat(selector.select(nobody, topology())).isEmpty();
    assertThat(selector.mayBlock()).isFalse();
  }

  @Test
  void aFileOfVersionFourAloneSaysNothingOfVersionSix() throws IOException {
    world(4).write(file);
    GroupSelector selector = selector();
    assertThat(group(selector, SWISS)).isEqualTo("europe");
    assertThat(group(selector, FRENCH)).isEmpty();
  }

  @Test
  void clientsAreSentToTheirGroup() { // H4
    Distributor distributor =
        Distributor.builder(topology(), "boston").groupSelector(selector()).build();
    assertThat(((Redirect) distributor.decide(from(SWISS))).location())
        .startsWith("http://europe.app.example.test/");
  }

  @Test
  void aFileThatWasReplacedIsTakenIn() throws IOException {
    PlaceSelector selector = places().build();
    assertThat(selector.refresh()).isFalse();
    Path next = folder.resolve("next.mmdb");
    new PlaceFileWriter(6).put("192.0.2.0/24", PlaceFileWriter.place("NA", "US")).write(next);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(group(selector, SWISS)).isEqualTo("europe");
    assertThat(selector.refresh()).isTrue();
    assertThat(group(selector, SWISS)).isEqualTo("americas");
    assertThat(selector.refresh()).isFalse();
  }

  @Test
  void aFileThatCannotBeUsedChangesNothing() throws IOException {
    PlaceSelector selector = places().build();
    Files.writeString(file, "half of a file");
    assertThat(selector.refresh()).isFalse();
    Files.delete(file);
    assertThat(selector.refresh()).isFalse();
    assertThat(group(selector, SWISS)).isEqualTo("europe");
    world(6).write(file);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
    assertThat(selector.refresh()).isTrue();
  }

  @Test
  void whatIsNoSuchFileIsRefusedAtOnce() throws IOException {
    Files.writeString(file, "no database");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> places().build())
        .withMessageContainingAll("places.mmdb", "expected a file in the MaxMind DB format");
    Files.delete(file);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> places().build())
        .withMessageContainingAll("places.mmdb", "NoSuchFileException");
  }

  @Test
  void aFileThatIsCutOffIsRefused() throws IOException {
    byte[] whole = world(6).bytes();
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatIllegalArgumentException()
          .as("%d bytes", length)
          .isThrownBy(() -> places().build());
    }
  }

  @Test
  void brokenFilesAreRefusedOrBreakNoRequest() throws IOException {
    long seed = 20_261_123;
    Random random = new Random(seed);
    byte[] whole = world(6).bytes();
    int refused = 0;
    for (int round = 0; round < 300; round++) {
      byte[] broken = whole.clone();
      for (int i = 0; i < 8; i++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, broken);
      refused += isRefused(round) ? 1 : 0;
    }
    assertThat(refused).as("seed %d", seed).isGreaterThan(30);
  }

  /** If it is not, every client is served; one whose record is broken counts as a failure. */
  private boolean isRefused(int round) {
    GroupSelector broken;
    try {
      broken = places().build();
    } catch (IllegalArgumentException e) {
      return true;
    }
    Distributor distributor =
        Distributor.builder(topology(), "boston").groupSelector(broken).build();
    for (DistributionRequest request : requests()) {
      assertThat(distributor.decide(request)).as("round %d", round).isInstanceOf(Redirect.class);
    }
    return false;
  }

  @Test
  void placesThatCannotBeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> places().country("Switzerland", "europe"))
        .withMessage("place \"Switzerland\" (expected [A-Z]{2})");
    assertThatIllegalArgumentException().isThrownBy(() -> places().continent("XX", "europe"));
    assertThatIllegalArgumentException().isThrownBy(() -> places().subdivision("CA", "europe"));
  }

  private PlaceSelectorBuilder places() {
    return PlaceSelector.builder(file).continent("EU", "europe").country("US", "americas");
  }

  private static PlaceFileWriter world(int version) {
    PlaceFileWriter world =
        new PlaceFileWriter(version)
            .put("192.0.2.0/24", PlaceFileWriter.place("EU", "CH"))
            .put("198.51.100.0/24", PlaceFileWriter.place("NA", "US", "TX"))
            .put("198.51.100.0/25", PlaceFileWriter.place("NA", "US", "CA"))
            .put("203.0.113.0/24", PlaceFileWriter.place("", ""));
    return version == 4
        ? world
        : world.put("2001:db8:f::/48", PlaceFileWriter.place("EU", "FR", "IDF", "75"));
  }

  private String group(GroupSelector selector, String client) {
    return selector.select(from(client), topology()).map(Group::id).orElse("");
  }

  private static DistributionRequest from(String client) {
    return Requests.from(client, Requests.get("app.example.test", "/"));
  }
}
