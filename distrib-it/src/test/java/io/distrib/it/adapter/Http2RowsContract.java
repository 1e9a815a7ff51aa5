package io.distrib.it.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.adapter.testkit.AdapterRowsContract;
import io.distrib.adapter.testkit.AdapterServer;
import io.distrib.adapter.testkit.Deviation;
import io.distrib.adapter.testkit.KitRow;
import io.distrib.adapter.testkit.RawResponse;
import io.distrib.redirect.Distributor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * The rows that HTTP/2 can say: on one connection for each site, unless the site has ended it, or
 * may be about to.
 */
abstract class Http2RowsContract extends AdapterRowsContract {
  private final KitKind kind;
  private final Map<Integer, Http2Client> clients = new HashMap<>();

  Http2RowsContract(KitKind kind) {
    this.kind = kind;
  }

  @Override
  protected AdapterServer start(Distributor distributor) {
    return kind.start(distributor);
  }

  @Override
  protected List<Deviation> deviations() {
    return kind.deviations();
  }

  @Override
  protected boolean canSend(KitRow row) {
    return Http2Rows.isExpressible(row);
  }

  @Override
  protected RawResponse ask(int port, KitRow row) {
    Http2Client known = clients.remove(port);
    Http2Client client = known != null && known.isOpen() ? known : new Http2Client(port);
    RawResponse response = client.ask(Http2Rows.headers(row, "http"), row.isWhole());
    if (response.status() == RawResponse.NO_STATUS) {
      client.close();
    } else {
      clients.put(port, client);
    }
    return response;
  }

  @AfterAll
  void stopClients() {
    clients.values().forEach(Http2Client::close);
  }

  @Test
  void theKitHasNotShrunk() {
    long sent = KitRow.all().stream().filter(this::canSend).count();
    assertThat(sent - deviations().size()).isGreaterThan(155);
  }
}
