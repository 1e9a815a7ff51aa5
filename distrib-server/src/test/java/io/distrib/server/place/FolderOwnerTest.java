package io.distrib.server.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is kept where others can replace it. */
class FolderOwnerTest {
  private static final int STRANGER = 47_110;

  @TempDir Path folder;

  @Test
  void aFolderThatEverybodyCanWriteToIsRefusedUnlessItIsSticky() throws IOException {
    Files.setAttribute(folder, "unix:mode", 0777);
    assertThatThrownBy(() -> FolderOwner.require(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("everybody can write to the folder " + folder);
    Files.setAttribute(folder, "unix:mode", 01777);
    FolderOwner.require(folder);
    Files.setAttribute(folder, "unix:mode", 0775);
    FolderOwner.require(folder);
  }

  @Test
  void aFolderThatIsNotThereIsMadeForItsOwnerOnly() throws IOException {
    Path deep = folder.resolve("a/b");
    FolderOwner.require(deep);
    assertThat(permissions(deep)).isEqualTo("rwx------");
    assertThat(permissions(deep.getParent())).isEqualTo("rwx------");
  }

  @Test
  void whatBelongsToAStrangerIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("state"), "");
    boolean isRoot = System.getProperty("user.name").equals("root");
    if (isRoot) {
      Files.setAttribute(file, "unix:uid", STRANGER);
    }
    assertThatThrownBy(() -> FolderOwner.requireOwner(file, STRANGER + 1))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + " belongs to ");
    FolderOwner.requireOwner(Path.of("/"), STRANGER);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
