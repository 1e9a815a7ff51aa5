package io.distrib.server.protocol;

/**
 * A pattern in which {@code *} stands for any text and {@code ?} for any character; letters match
 * in either case. Matching takes at most the product of both lengths. <em>Immutable.</em>
 */
public record Glob(String pattern) {
  /** Whether {@code text} can match a pattern without being it. */
  public static boolean isOne(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }

  /** Whether it means the site {@code id} of {@code pool}: with a slash, by {@code POOL/ID}. */
  public boolean matchesSite(String pool, String id) {
    return matches(pattern.indexOf('/') >= 0 ? pool + "/" + id : id);
  }

  /** Whether it means that address of a site: {@code ID/ADDRESS} or {@code POOL/ID/ADDRESS}. */
  public boolean matchesAddress(String pool, String id, String address) {
    String ofSite = id + "/" + address;
    return pattern.indexOf('/') >= 0 && (matches(ofSite) || matches(pool + "/" + ofSite));
  }

  boolean matches(String text) {
    int at = 0;
    int star = -1;
    int retry = 0;
    for (int i = 0; i < text.length(); ) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        retry = i;
      } else if (at < pattern.length() && isSame(pattern.charAt(at), text.charAt(i))) {
        at++;
        i++;
      } else if (star >= 0) {
        at = star + 1;
        i = ++retry;
      } else {
        return false;
      }
    }
    return pattern.substring(at).chars().allMatch(next -> next == '*');
  }

  private static boolean isSame(char wanted, char found) {
    return wanted == '?' || Character.toLowerCase(wanted) == Character.toLowerCase(found);
  }
}
