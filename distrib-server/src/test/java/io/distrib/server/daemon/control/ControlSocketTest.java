package io.distrib.server.daemon.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distrib.server.client.ControlClient;
import io.distrib.server.protocol.ControlAnswer;
import io.distrib.server.protocol.ControlRequest;
import io.distrib.server.protocol.TimedLine;
import io.distrib.testkit.UncaughtFailures;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A running nameserver is told what to do, by its owner only, and by nobody who stalls. */
@Timeout(60)
class ControlSocketTest {
  private final ControlCommands commands =
      new ControlCommands()
          .with("echo", request -> ControlAnswer.done(List.of("" + request.arguments())))
          .with(
              "fail",
              request -> {
                throw new IllegalStateException("a bug");
              });

  @TempDir Path folder;

  @Test
  void aRequestIsAnsweredAndItsArgumentsArrive() throws IOException {
    try (ControlSocket socket = open("control.sock", commands)) {
      ControlRequest request = new ControlRequest("echo", Map.of("site", "b\"ö\nx"));

      assertThat(ControlClient.ask(socket.path(), request))
          .isEqualTo(ControlAnswer.done(List.of("{site=b\"ö\nx}")));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"command":"nonsense"}            | command: "nonsense" (expected one of echo, fail)
          {"command":"fail"}                | java.lang.IllegalStateException: a bug
          {"site":"boston"}                 | no field "command"
          {"command":"echo","site":7}       | field "site": expected a text
          []                                | expected one JSON object
          {"command":"echo"} {}             | expected one JSON object
          {"command":"echo","command":"x"}  | not JSON: Duplicate Object property "command"
          """)
  void whatCannotBeDoneIsToldWithItsReason(String line, String why) {
    ControlAnswer answer = commands.run(line);

    assertThat(answer.isDone()).isFalse();
    assertThat(answer.lines()).singleElement().asString().startsWith(why);
  }

  @Test
  void onlyTheOwnerMayEnter() throws IOException {
    try (ControlSocket socket = open("new/control.sock", commands)) {
      assertThat(permissions(socket.path())).isEqualTo("rw-------");
      assertThat(permissions(folder.resolve("new"))).isEqualTo("rwx------");
    }
    assertThat(folder.resolve("new")).isEmptyDirectory();
  }

  @Test
  void aSocketThatIsLeftOverIsReplacedAndOneThatReplacesUsStays() throws IOException {
    ControlSocket first = open("control.sock", commands);
    ControlCommands others =
        new ControlCommands().with("who", who -> ControlAnswer.done(List.of()));
    try (ControlSocket second = open("control.sock", others)) {
      first.close();

      assertThat(ControlClient.ask(second.path(), ControlRequest.of("who")).isDone()).isTrue();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void oneThatIsClosedTwiceLeavesItsSuccessorAlone() throws IOException {
    for (int i = 0; i < 50; i++) {
      ControlSocket first = open("control.sock", commands);
      first.close();
      try (ControlSocket second = open("control.sock", commands)) {
        first.close();
        assertThat(ControlClient.ask(second.path(), ControlRequest.of("echo")).isDone()).isTrue();
      }
    }
  }

  @Test
  void anythingElseInItsPlaceIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("control.sock"), "precious");

    assertThatThrownBy(() -> open("control.sock", commands))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("control.sock: something else is there");
    assertThat(folder.resolve("control.sock")).hasContent("precious");
  }

  @Test
  void whoSaysNothingOrTooMuchKeepsNobodyElseOut() throws IOException {
    try (ControlSocket socket = open("control.sock", commands);
        SocketChannel silent = SocketChannel.open(UnixDomainSocketAddress.of(socket.path()));
        SocketChannel chatty = SocketChannel.open(UnixDomainSocketAddress.of(socket.path()))) {
      assertThat(silent.isConnected()).isTrue();
      Thread flood = new Thread(() -> flood(chatty));
      flood.start();

      assertThat(ControlClient.ask(socket.path(), ControlRequest.of("echo")).isDone()).isTrue();
    }
  }

  @Test
  void anErrorIsToldAndTheSocketIsClosed() throws Exception {
    Error error = new OutOfMemoryError("thrown by a test");
    ControlCommands deadly =
        new ControlCommands()
            .with(
                "die",
                request -> {
                  throw error;
                });
    try (UncaughtFailures failures = new UncaughtFailures();
        ControlSocket socket = open("control.sock", deadly)) {
      assertThatThrownBy(() -> ControlClient.ask(socket.path(), ControlRequest.of("die")))
          .isInstanceOf(IOException.class);

      assertThat(failures.await()).isSameAs(error);
      assertThat(folder).isEmptyDirectory();
    }
  }

  private static void flood(SocketChannel channel) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap("x".repeat(2 * TimedLine.MAX_REQUEST).getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      // It was hung up on, as it must be.
    }
  }

  private ControlSocket open(String name, ControlCommands does) throws IOException {
    return ControlSocket.open(folder.resolve(name), does);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
