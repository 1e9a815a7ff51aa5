package io.distrib.zookeeper;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.distrib.fleet.OrderKey;
import java.net.URLDecoder;
import java.net.URLEncoder;

/**
 * The paths of the nodes of one fleet. What names come from is percent-encoded, so that it may hold
 * any character.
 *
 * @param fleet the fleet's name
 */
record BoardPaths(String fleet) {
  /** What all fleets of this version of the form share. */
  static final String SHARED = "/distrib/v1";

  String base() {
    return SHARED + "/" + URLEncoder.encode(fleet, UTF_8);
  }

  /** Each child is a member that is present. */
  String members() {
    return base() + "/members";
  }

  /** Each child is an order, or was one. */
  String orders() {
    return base() + "/orders";
  }

  String member(String name) {
    return members() + "/" + URLEncoder.encode(name, UTF_8);
  }

  String order(OrderKey key) {
    return orders()
        + "/"
        + URLEncoder.encode(key.pool(), UTF_8)
        + ","
        + URLEncoder.encode(key.site(), UTF_8)
        + ","
        + key.aspect();
  }

  boolean isMember(String path) {
    return isChild(members(), path);
  }

  boolean isOrder(String path) {
    return isChild(orders(), path);
  }

  /** The member whose path that is; the path itself if it is nobody's. */
  String memberName(String path) {
    try {
      String name = URLDecoder.decode(path.substring(members().length() + 1), UTF_8);
      return member(name).equals(path) ? name : path;
    } catch (IllegalArgumentException notEncoded) {
      return path;
    }
  }

  private static boolean isChild(String parent, String path) {
    return path.length() > parent.length() + 1
        && path.startsWith(parent + "/")
        && path.indexOf('/', parent.length() + 1) < 0;
  }
}
