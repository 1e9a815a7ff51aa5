package io.distrib.it.browser;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;

/** Visitors who take up room at the sites. <em>Confined to one thread.</em> */
final class Crowd {
  private static final String START = "http://" + World.POOL + "/";
  private static final int MAX_VISITORS = 100;

  private final Map<String, Deque<Visitor>> guests = new HashMap<>();

  /** One more comes by the Pool Name: at which site it is let in; empty if at none. */
  String comesOne() {
    Visitor visitor = Visitor.thatFollows();
    HttpResponse<String> page = visitor.get(START);
    if (page.statusCode() == 503) {
      return "";
    }
    String site = World.site(page.uri().getHost());
    guests.computeIfAbsent(site, key -> new ArrayDeque<>()).add(visitor);
    return site;
  }

  /** They come until one is let in elsewhere than at {@code site}: where that is. */
  String fill(String site) {
    for (int i = 0; i < MAX_VISITORS; i++) {
      String other = comesOne();
      if (!other.equals(site)) {
        return other;
      }
    }
    throw new AssertionError(site + " is never full");
  }

  /** They come until one is turned away. */
  void fillAll() {
    for (int i = 0; i < MAX_VISITORS; i++) {
      if (comesOne().isEmpty()) {
        return;
      }
    }
    throw new AssertionError("there is always room");
  }

  /** One of those at {@code site} ends its session. */
  void leavesOne(String site) {
    Visitor visitor = guests.getOrDefault(site, new ArrayDeque<>()).poll();
    if (visitor == null) {
      throw new NoSuchElementException("nobody is at " + site);
    }
    visitor.leave(site);
  }
}
