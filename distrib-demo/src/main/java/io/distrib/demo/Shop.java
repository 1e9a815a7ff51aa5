package io.distrib.demo;

import io.distrib.model.LoadSample;
import io.distrib.spi.LoadProbe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A small application that keeps its state at its site: one shopping basket for each session. It
 * also tells how full it is, by its sessions. <em>Thread-safe.</em>
 */
final class Shop implements LoadProbe {
  /** The cookie that names the session. */
  static final String COOKIE = "basket";

  /** For people who try the demo: no session begins there, and any client may ask. */
  static final String FILL = "/demo/fill";

  static final String EMPTY = "/demo/empty";

  private static final int MAX_SESSIONS = 1_000;
  private static final Pattern ADD = Pattern.compile("/add\\?item=([a-z]{1,20})");

  private final String siteId;
  private final Map<String, List<String>> baskets =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<String>> eldest) {
          return size() > MAX_SESSIONS;
        }
      };
  private int capacity = MAX_SESSIONS;

  Shop(String siteId) {
    this.siteId = siteId;
  }

  /**
   * What the shop answers.
   *
   * @param body a page of US-ASCII
   * @param newSession the session that has just started; null if the request had one
   */
  record Page(String body, @Nullable String newSession) {}

  /** Whether {@code session} is a live one of this site. */
  synchronized boolean knows(@Nullable String session) {
    return session != null && baskets.containsKey(session);
  }

  /** How many sessions there are. */
  synchronized int sessions() {
    return baskets.size();
  }

  /** Serves {@code target}, in {@code session} if it is live, else in a new one. */
  synchronized Page serve(@Nullable String session, String target) {
    switch (target) {
      case FILL -> {
        fill();
        return new Page(siteId + " is full\n", null);
      }
      case EMPTY -> {
        empty();
        return new Page(siteId + " has room\n", null);
      }
      default -> {
        return page(session, target);
      }
    }
  }

  private Page page(@Nullable String session, String target) {
    boolean isNew = !knows(session);
    String id = isNew || session == null ? UUID.randomUUID().toString() : session;
    List<String> basket = baskets.computeIfAbsent(id, key -> new ArrayList<>());
    Matcher add = ADD.matcher(target);
    if (add.matches() && basket.size() < 100) {
      basket.add(add.group(1));
    }
    String body =
        "<!DOCTYPE html><title>Shop</title><p>This is %s. Your basket holds %s.</p><p><a href=\"/add?item=pears\">Add pears</a>%n"
            .formatted(siteId, basket);
    return new Page(body, isNew ? id : null);
  }

  /** From now on the sessions that there are fill the site. */
  synchronized void fill() {
    capacity = baskets.size();
  }

  /** There is room again. */
  synchronized void empty() {
    capacity = MAX_SESSIONS;
  }

  @Override
  public synchronized LoadSample sample() {
    return baskets.size() >= capacity ? new LoadSample(1) : LoadSample.of(baskets.size(), capacity);
  }

  @Override
  public boolean mayBlock() {
    return false;
  }
}
