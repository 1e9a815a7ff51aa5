package io.distrib.server.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.distrib.config.PoolConfiguration;
import io.distrib.config.PoolSet;
import io.distrib.model.AdminState;
import io.distrib.server.daemon.operator.OperatedPool;
import io.distrib.server.daemon.operator.Operator;
import io.distrib.server.daemon.operator.SavedState;
import io.distrib.server.daemon.operator.SavedState.SavedSite;
import io.distrib.server.daemon.operator.StateFile;
import io.distrib.server.protocol.ControlAnswer;
import io.distrib.server.protocol.OverrideKind;
import io.distrib.server.protocol.SiteOverride;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Overrides that are set, and that end, while a reload waits for a new site that hangs. */
@Timeout(60)
class ReloadTest {
  private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  private static final Instant END = START.plusSeconds(3);

  @TempDir Path folder;
  private volatile Instant now = START;

  @Test
  void whatIsLaidDownMeanwhileHoldsAfterwards() throws Exception {
    assertThat(adminAfterReload(operator -> {}, ReloadTest::takeDown)).isEqualTo(AdminState.DOWN);
  }

  @Test
  void whatEndsMeanwhileIsOverAfterwards() throws Exception {
    assertThat(
            adminAfterReload(
                ReloadTest::takeDown,
                operator -> {
                  now = END;
                  operator.tick();
                }))
        .isEqualTo(AdminState.AUTO);
  }

  @Test
  void aReloadThatDiesOfAnErrorIsUndone() throws Exception {
    Error error = new OutOfMemoryError("thrown by a test");
    Logger shared = (Logger) LoggerFactory.getLogger("io.distrib.dns.socket.Endpoint");
    AppenderBase<ILoggingEvent> deadly =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            throw error;
          }
        };
    deadly.start();
    try (ServerSocket site = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.2"))) {
      Nameserver nameserver = new Nameserver(set("", site));
      nameserver.start();
      InetSocketAddress address = nameserver.addresses().get(0);
      List<? extends OperatedPool> before = nameserver.pools();
      PoolSet next =
          set(
              "chicago: { name: chicago.app.test, addresses: [127.0.0.2] }",
              site,
              address.getPort());
      shared.addAppender(deadly);
      try {
        assertThatThrownBy(() -> nameserver.replace(next)).isSameAs(error);
      } finally {
        shared.detachAppender(deadly);
      }

      assertThat(nameserver.pools()).isEqualTo(before);
      assertThat(nameserver.addresses()).containsExactly(address);
      nameserver.replace(next);
      assertThat(nameserver.pools()).isNotEqualTo(before);
      nameserver.close();
      awaitNoMonitor();
    }
  }

  /** The thread of all monitors ends with the last of them. */
  private static void awaitNoMonitor() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("distrib-health")) {
        thread.join(30_000);
        assertThat(thread.isAlive()).isFalse();
      }
    }
  }

  private interface Deed {
    void on(Operator operator);
  }

  /** Of boston, which stays. */
  private AdminState adminAfterReload(Deed before, Deed meanwhile) throws Exception {
    try (ServerSocket chicago = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.2"));
        Nameserver nameserver = new Nameserver(set("", chicago));
        Operator operator =
            new Operator(nameserver::pools, new StateFile(folder.resolve("state")), () -> now)) {
      nameserver.start();
      before.on(operator);
      PoolSet next = set("chicago: { name: chicago.app.test, addresses: [127.0.0.2] }", chicago);
      Reload reload = new Reload(() -> next, nameserver, operator::tick);
      CompletableFuture<ControlAnswer> answer = CompletableFuture.supplyAsync(reload::run);
      chicago.accept();
      meanwhile.on(operator);
      assertThat(answer.get().lines()).containsExactly("reloaded: pools 1, sites 2");
      return nameserver.naming().status("boston").admin();
    }
  }

  private static void takeDown(Operator operator) {
    SiteOverride down = new SiteOverride(OverrideKind.DOWN, "alice", "", START, END);
    operator.restore(
        new SavedState(
            1,
            START,
            Map.of("app.test", Map.of("boston", new SavedSite(true, List.of(down), Map.of())))));
  }

  private PoolSet set(String more, ServerSocket socket) throws IOException {
    return set(more, socket, 0);
  }

  private PoolSet set(String more, ServerSocket socket, int port) throws IOException {
    String text =
        """
        pool: { name: app.test }
        sites:
          boston: { name: boston.app.test, addresses: [127.0.0.1] }
          %s
        health: { type: http, port: %d, timeout: 500ms }
        naming: { listen: ["127.0.0.1:%d"] }
        """
            .formatted(more, socket.getLocalPort(), port);
    Path file = Files.writeString(folder.resolve("pool.yaml"), text);
    return PoolSet.of(file, PoolConfiguration.read(file));
  }
}
