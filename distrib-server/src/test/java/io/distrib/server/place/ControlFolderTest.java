package io.distrib.server.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distrib.server.daemon.control.ControlCommands;
import io.distrib.server.daemon.control.ControlSocket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A nameserver finds a folder for its socket, and commands find it, even where others are in the
 * way.
 */
class ControlFolderTest {
  private static final String NAME = "distrib-" + System.getProperty("user.name");

  @TempDir Path shared;
  @TempDir Path other;

  @Test
  void aNameThatSomebodyElseHasTakenIsLeftAlone() throws IOException {
    Files.createSymbolicLink(shared.resolve(NAME), other);
    Path made = folder(Map.of()).make();
    assertThat(made.getParent()).isEqualTo(shared);
    assertThat(made.getFileName().toString()).startsWith(NAME + "-");
    assertThat(folder(Map.of()).make()).as("after a restart").isEqualTo(made);
    assertThat(folder(Map.of()).path()).isEqualTo(made);
    assertThat(folder(Map.of()).candidates()).containsExactly(made);
    assertThat(other).isEmptyDirectory();
  }

  @Test
  void othersAreKeptOutOfAFolderThatIsThere() throws IOException {
    Path own = Files.createDirectory(shared.resolve(NAME));
    Files.setAttribute(own, "unix:mode", 0777);
    assertThat(folder(Map.of()).make()).isEqualTo(own);
    assertThat((int) Files.getAttribute(own, "unix:mode") & 0777).isEqualTo(0700);
  }

  @Test
  void whatSystemdGivesIsTakenAsItIs() throws IOException {
    Path given = Files.createDirectory(other.resolve("given"));
    Map<String, String> environment =
        Map.of("RUNTIME_DIRECTORY", given + ":/elsewhere", "XDG_RUNTIME_DIR", shared.toString());
    assertThat(folder(environment).make()).isEqualTo(given);
    assertThat(folder(environment).candidates()).contains(given);
    Files.setAttribute(given, "unix:mode", 0777);
    assertThatThrownBy(() -> folder(environment).make())
        .hasMessageContaining("everybody can write");
  }

  @Test
  void aRuntimeFolderOfAnotherUserIsNotTaken() throws IOException {
    Path link = Files.createSymbolicLink(other.resolve("link"), other);
    assertThat(folder(Map.of("XDG_RUNTIME_DIR", link.toString())).make())
        .isEqualTo(shared.resolve(NAME));
    assertThat(folder(Map.of("XDG_RUNTIME_DIR", other.toString())).make())
        .isEqualTo(other.resolve(NAME));
  }

  @Test
  void aSocketIsFoundWhereverItIsByTheSystemsList() throws IOException {
    String name = "127.0.0.1:" + ProcessHandle.current().pid() + RunningSockets.ENDING;
    Path socket = other.resolve("service").resolve(name);
    Map<String, String> elsewhere = Map.of("RUNTIME_DIRECTORY", shared.toString());
    assertThat(new RunningSockets(elsewhere).named(name)).isEqualTo(shared.resolve(name));
    try (ControlSocket open = ControlSocket.open(socket, new ControlCommands())) {
      assertThat(new RunningSockets(elsewhere).named(name)).isEqualTo(open.path());
    }
    assertThat(new RunningSockets(elsewhere).named(name)).isEqualTo(shared.resolve(name));
  }

  @Test
  void aSocketsDraftThatAKilledProcessHasLeftIsRemoved() throws IOException {
    Path left = Files.writeString(shared.resolve(".d" + Integer.MAX_VALUE + "-1"), "");
    Path alive = Files.writeString(shared.resolve(".d" + ProcessHandle.current().pid() + "-0"), "");
    Path foreign = Files.writeString(shared.resolve(".data-1"), "");
    try (ControlSocket open = ControlSocket.open(shared.resolve("s"), new ControlCommands())) {
      assertThat(Files.exists(left)).isFalse();
      assertThat(List.of(open.path(), alive, foreign)).allMatch(Files::exists);
    }
  }

  private ControlFolder folder(Map<String, String> environment) {
    return new ControlFolder(environment, shared);
  }
}
