package io.distrib.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The demo's shop as people try it. */
class ShopTest {
  private final Shop shop = new Shop("boston");

  @Test
  void whoTriesTheDemoFillsASiteAndEmptiesIt() {
    shop.serve(null, "/");
    assertThat(shop.sample().load()).isLessThan(1);

    assertThat(shop.serve(null, Shop.FILL)).isEqualTo(new Shop.Page("boston is full\n", null));
    assertThat(shop.sample().load()).isEqualTo(1);

    assertThat(shop.serve(null, Shop.EMPTY)).isEqualTo(new Shop.Page("boston has room\n", null));
    assertThat(shop.sample().load()).isLessThan(1);
    assertThat(shop.sessions()).as("neither begins a session").isEqualTo(1);
  }
}
