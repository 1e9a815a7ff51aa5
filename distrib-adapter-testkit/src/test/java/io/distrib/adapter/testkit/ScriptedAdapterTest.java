package io.distrib.adapter.testkit;

import io.distrib.redirect.Distributor;
import java.io.IOException;

/** An adapter without a fault, on no framework at all, passes. */
class ScriptedAdapterTest extends DistributorAdapterContract {
  @Override
  protected AdapterServer start(Distributor distributor) throws IOException {
    return new ScriptedServer(new ScriptedAdapter(distributor));
  }
}
