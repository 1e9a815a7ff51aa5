package io.distrib.server.resolve;

import io.distrib.model.AdminState;
import io.distrib.naming.NamingService;
import io.distrib.topology.Site;
import java.net.InetAddress;
import java.util.Optional;

/** What {@code --down} does. */
final class RehearsedOutage {
  private static final String OPTION = "--down";

  private RehearsedOutage() {}

  /**
   * Takes down the site {@code text}, or, by {@code ID/ADDRESS}, one of its addresses.
   *
   * @return whether there is such a one
   */
  static boolean takeDown(NamingService naming, String text) {
    int slash = text.indexOf('/');
    String id = slash < 0 ? text : text.substring(0, slash);
    Optional<Site> site = naming.topology().site(id);
    if (slash < 0) {
      site.ifPresent(found -> naming.setAdmin(id, AdminState.DOWN, OPTION));
      return site.isPresent();
    }
    Optional<InetAddress> address =
        Site.parseAddress(text.substring(slash + 1))
            .filter(each -> site.filter(found -> found.addresses().contains(each)).isPresent());
    address.ifPresent(each -> naming.setAdmin(id, each, AdminState.DOWN, OPTION));
    return address.isPresent();
  }
}
