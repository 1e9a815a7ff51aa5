package io.distrib.marker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Markers leave a path before a container maps it (rules, section 4). */
class PathMarkerRemovalTest {
  private final PathMarkerRemoval removal = PathMarkerRemoval.of("Distrib");

  @Test
  void everyMarkerAtTheEndIsTakenOffWhateverItSays() {
    assertThat(removal.remove("/admin/distrib=1800000000")).isEqualTo("/admin");
    assertThat(removal.remove("/admin/DISTRIB=old/")).isEqualTo("/admin/");
    assertThat(removal.remove("/a%20b/distrib=1/distrib=2")).isEqualTo("/a%20b");
    assertThat(removal.remove("/distrib=")).isEqualTo("/");
  }

  @Test
  void aPathWithoutAMarkerStaysTheSameObject() {
    for (String path : new String[] {"", "*", "/", "/a/distrib", "/distrib=1/a", "/%64istrib=1"}) {
      assertThat(removal.remove(path)).isSameAs(path);
    }
  }

  @Test
  void aNameThatNoMarkerCanHaveIsRefused() {
    for (String name : new String[] {"", "a/b", "1a", "a=b"}) {
      assertThatThrownBy(() -> PathMarkerRemoval.of(name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected the name of a marker");
    }
  }
}
