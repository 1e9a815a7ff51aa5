package io.distrib.marker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.distrib.model.Scheme;
import io.distrib.testkit.Topologies;
import io.distrib.topology.DnsName;
import io.distrib.topology.TopologyBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A1: how a ticket travels. */
class TicketCarrierTest {
  private final TicketCarrier carrier =
      TicketCarrier.of(MarkerSettings.DEFAULT, Topologies.grouped());

  @Test
  void theCookieIsForTheParentOfAllNames() {
    assertEquals(Optional.of("app.example.test"), carrier.domain().map(DnsName::text));
    assertEquals(Optional.of("example.test"), domain("www.example.test", "boston.example.test"));
    assertEquals(Optional.empty(), domain("app.example.test", "app.other.test"));
    assertEquals(Optional.empty(), domain("app.test", "app.example"));
    assertEquals(Optional.of("b.test"), domain("a.b.test", "xb.b.test"));
  }

  @Test
  void theCookieGoesToServersOnly() {
    assertEquals(
        "distrib_ticket=V; Domain=app.example.test; Path=/; Max-Age=70; HttpOnly; SameSite=Lax",
        carrier.setCookie("V", 70, Scheme.HTTP));
    assertEquals(
        "distrib_ticket=V; Domain=app.example.test; Path=/; Max-Age=7; Secure; HttpOnly;"
            + " SameSite=Lax",
        carrier.setCookie("V", 7, Scheme.HTTPS));
    assertNull(of("app.test", "app.example").setCookie("V", 70, Scheme.HTTP));
  }

  @Test
  void cookiesAreFoundAmongOthers() {
    assertEquals(List.of(), carrier.cookiesOf(null));
    assertEquals(List.of(), carrier.cookiesOf(""));
    assertEquals(List.of("V"), carrier.cookiesOf("distrib_ticket=V"));
    assertEquals(List.of("V"), carrier.cookiesOf("a=b;  distrib_ticket=V ;c=d"));
    assertEquals(List.of("V", "W"), carrier.cookiesOf("distrib_ticket=V; distrib_ticket=W"));
    assertEquals(
        List.of(),
        carrier.cookiesOf(
            "xdistrib_ticket=V; distrib_ticketx=V; DISTRIB_TICKET=V; distrib_ticket"));
    assertEquals(List.of(""), carrier.cookiesOf("distrib_ticket="));
    assertEquals(List.of(), carrier.cookiesOf(";;; ; = ;distrib_ticket"));
  }

  @Test
  void manyCookiesAndLongFieldsAreCutShort() {
    assertEquals(
        List.of("V", "V", "V", "V"), carrier.cookiesOf("distrib_ticket=V; ".repeat(1_000)));
    assertEquals(List.of(), carrier.cookiesOf("a=b; ".repeat(5_000) + "distrib_ticket=V"));
    assertEquals(List.of(), carrier.cookiesOf(";".repeat(1_000_000) + "distrib_ticket=V"));
  }

  @Test
  void theParameterIsTheLastOneAndLeavesNoTrace() {
    assertNull(carrier.parameterOf("/p?distrib=1&x=distrib-ticket=V"));
    assertEquals("W", carrier.parameterOf("/p?distrib-ticket=V&x=1&distrib-ticket=W&y"));
    assertEquals("1~2", carrier.parameterOf("/p?distrib-ticket=1%7E2"));
    assertEquals("1~2", carrier.parameterOf("/p?distrib-ticket=1%7e2"));
    assertEquals("/p?x=1&y", carrier.remove("/p?distrib-ticket=V&x=1&distrib-ticket=W&y"));
    assertEquals("/p", carrier.remove("/p?distrib-ticket=V"));
    assertEquals("/p?x=1&distrib-ticket=W", carrier.replace("/p?distrib-ticket=V&x=1", "W"));
    String other = "/p?x=1";
    assertSame(other, carrier.remove(other));
  }

  private static Optional<String> domain(String pool, String site) {
    return of(pool, site).domain().map(DnsName::text);
  }

  private static TicketCarrier of(String pool, String site) {
    return TicketCarrier.of(
        MarkerSettings.DEFAULT, TopologyBuilder.pool(pool).site("s", site, "192.0.2.1").build());
  }
}
