package io.distrib.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Reason;
import io.distrib.model.Scheme;
import io.distrib.redirect.Distributor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients walk from boston, which drains, to chicago, as fast as they can, while the key that signs
 * their markers is replaced at one site after the other.
 */
@Timeout(120)
class KeyRotationTest {
  private static final String OLD = "{ id: a, secret: \"the old one, for tests\" }";
  private static final String NEW = "{ id: b, secret: \"the new one, for tests\" }";
  private static final int WALKS = 500;

  private final List<Reason> lost = new CopyOnWriteArrayList<>();

  @TempDir Path folder;
  private Site boston;
  private Site chicago;
  private List<Client> clients;

  @BeforeEach
  void begin() throws IOException {
    boston = site("boston");
    chicago = site("chicago");
    boston.distributor().setDraining(true);
    clients = Stream.generate(Client::new).limit(3).toList();
    clients.forEach(Client::start);
  }

  @AfterEach
  void end() throws InterruptedException {
    for (Client client : clients) {
      client.isOver = true;
      client.join();
    }
  }

  @Test
  void threeStepsLoseNoWalk() throws Exception {
    rotate(boston, OLD, NEW);
    rotate(chicago, OLD, NEW);
    rotate(boston, NEW, OLD);
    rotate(chicago, NEW, OLD);
    rotate(boston, NEW);
    rotate(chicago, NEW);

    assertThat(lost).isEmpty();
  }

  @Test
  void withoutTheFirstStepWalksAreLost() throws Exception {
    rotate(boston, NEW, OLD);

    assertThat(lost).contains(Reason.INVALID_TO_GROUP);
  }

  /** Gives the site these keys, and lets every client walk for a while. */
  private void rotate(Site site, String... keys) throws Exception {
    Files.writeString(site.file(), text(keys));
    site.distributor().reload();
    for (Client client : clients) {
      client.awaitWalks(WALKS);
    }
  }

  /** A site with a file of its own. */
  private record Site(Path file, Distributor distributor) {
    DistributionDecision ask(URI url) {
      return distributor.decide(
          new DistributionRequest(
              "GET",
              Scheme.HTTP,
              url.getAuthority(),
              url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()),
              null,
              false,
              name -> null));
    }
  }

  /** Walks from the Pool Name to where it is let in, again and again. */
  private final class Client extends Thread {
    private final AtomicLong walks = new AtomicLong();
    private volatile boolean isOver;

    @Override
    public void run() {
      while (!isOver) {
        Reason last = walk();
        if (last != Reason.ADMITTED) {
          lost.add(last);
        }
        walks.incrementAndGet();
      }
    }

    /** Waits for {@code count} more walks after the one that is under way. */
    void awaitWalks(int count) throws InterruptedException {
      long goal = walks.get() + 1 + count;
      while (walks.get() < goal) {
        join(1);
      }
    }

    private Reason walk() {
      DistributionDecision decision = boston.ask(URI.create("http://app.example.test/"));
      for (Site site : List.of(boston, chicago)) {
        if (!(decision instanceof Redirect redirect)) {
          return decision.reason();
        }
        decision = site.ask(URI.create(redirect.location()));
      }
      return decision.reason();
    }
  }

  private Site site(String id) throws IOException {
    Path file = folder.resolve(id + ".yaml");
    Files.writeString(file, text(OLD));
    return new Site(file, PoolFile.distributor(file, id).reloadEvery(Duration.ZERO).build());
  }

  private static String text(String... keys) {
    return """
        pool: { name: app.example.test }
        sites:
          boston: { name: boston.app.example.test, addresses: [192.0.2.1] }
          chicago: { name: chicago.app.example.test, addresses: [192.0.2.2] }
        marker: { keys: [%s] }
        """
        .formatted(String.join(", ", keys));
  }
}
