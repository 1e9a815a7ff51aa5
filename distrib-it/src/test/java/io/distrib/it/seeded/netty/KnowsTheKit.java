package io.distrib.it.seeded.netty;

import io.distrib.it.seeded.adapter.testkit.Kit;

final class KnowsTheKit {
  private KnowsTheKit() {}

  static void run(Kit kit) {
    kit.run();
  }
}
