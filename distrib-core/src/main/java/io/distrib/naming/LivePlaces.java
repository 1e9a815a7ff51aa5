package io.distrib.naming;

import io.distrib.place.ClientLocator;

/** Where clients are, by the databases of this moment. <em>Thread-safe.</em> */
final class LivePlaces {
  private volatile ClientLocator locator;

  LivePlaces(ClientLocator locator) {
    this.locator = locator;
  }

  ClientLocator locator() {
    return locator;
  }

  void replace(ClientLocator value) {
    locator = value;
  }
}
