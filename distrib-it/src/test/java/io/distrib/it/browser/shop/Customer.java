package io.distrib.it.browser.shop;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the shop keeps of one client, in its session. <em>Thread-safe.</em> */
final class Customer {
  private final List<String> basket = new ArrayList<>();
  private @Nullable String name;
  private String wanted = "/shop/";

  /** Who has signed in; null if nobody has. */
  synchronized @Nullable String name() {
    return name;
  }

  synchronized void signIn(@Nullable String as) {
    name = as;
  }

  /** The page to show once somebody has signed in. */
  synchronized String wanted() {
    return wanted;
  }

  synchronized void want(String path) {
    wanted = path;
  }

  synchronized List<String> basket() {
    return List.copyOf(basket);
  }

  synchronized void add(String item) {
    basket.add(item);
  }
}
