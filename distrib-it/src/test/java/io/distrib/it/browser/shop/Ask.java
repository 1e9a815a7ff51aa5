package io.distrib.it.browser.shop;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request, whatever server it came to.
 *
 * @param path without its query
 * @param form a field of the form that was sent; null if it has none of that name
 * @param customer that of the session; asking for it starts one if there is none
 */
record Ask(
    String method,
    String path,
    Function<String, @Nullable String> form,
    Supplier<Customer> customer) {
  boolean isPost() {
    return method.equals("POST");
  }
}
