package io.distrib.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distrib.redirect.Distributor;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults of adapters, each of which a row finds; and what the report says. */
class FaultyAdapterTest {
  /** A fault in what is written for a row, and a part of the report. */
  record Fault(String row, UnaryOperator<String> fault, String report) {
    @Override
    public String toString() {
      return row + ": " + report;
    }
  }

  /** An adapter that is right but for one change to what it writes. */
  private static final class Faulty extends DistributorAdapterContract {
    private final UnaryOperator<String> fault;
    private final List<Deviation> deviations;
    private final Map<String, String> serverFields;

    Faulty(UnaryOperator<String> fault, List<Deviation> deviations, Map<String, String> fields) {
      this.fault = fault;
      this.deviations = deviations;
      this.serverFields = fields;
    }

    @Override
    protected AdapterServer start(Distributor distributor) throws IOException {
      ScriptedAdapter right = new ScriptedAdapter(distributor);
      return new ScriptedServer(request -> fault.apply(right.apply(request)));
    }

    @Override
    protected List<Deviation> deviations() {
      return deviations;
    }

    @Override
    protected Map<String, String> serverFields() {
      return serverFields;
    }
  }

  private interface Step {
    void run(DistributorAdapterContract contract) throws Exception;
  }

  static Stream<Fault> faults() {
    return Stream.of(
        fault("pool-name", "302", "303", "status"),
        fault("pool-name", "boston.app", "bistin.app", "no name of the pool"),
        fault("pool-name", "distrib=1800000000", "distrib=1800000001", "Location"),
        fault("pool-name", "Cache-Control: no-store\r\n", "", "Cache-Control"),
        fault("pool-name", "Continue here", "Continue them", "body"),
        fault("pool-name", "Date: Fri", "Date: Sat", "Date"),
        fault("pool-name", "Date:", "Date: x\r\nDate:", "Date fields"),
        fault("pool-name", "Date:", "X: a\tb\r\nDate:", "HTTP/1.1"),
        fault("pool-name", "HTTP/1.1 302", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 302", "100 302"),
        fault("pool-name", "HTTP/1.1", "HTTP/2", "no response of HTTP/1.1"),
        fault("pool-name", "</html>\n", "</html>\nHTTP/1.1 400", "what follows the one response"),
        fault("cookies-set", "Set-Cookie", "X-Cookie", "set-cookie"),
        fault("admitted-and-head-sent-early", "Set-Cookie: [^\r]*\r\n", "", "set-cookie"),
        fault("admitted-and-fields-removed", "Set-Cookie: [^\r]*\r\n", "", "set-cookie"),
        fault(
            "admitted-beside-cookie-of-application", "Set-Cookie: own[^\r]*\r\n", "", "set-cookie"),
        fault(
            "admitted-beside-cookie-of-application",
            "Set-Cookie: distrib[^\r]*\r\n",
            "",
            "set-cookie"),
        fault(
            "stay", "Content-Length", "Set-Cookie: distrib_here=1\r\nContent-Length", "set-cookie"),
        fault("busy-with-marker", "~boston~1", "~geneva~1", "Location"),
        fault("busy-and-alone", "Content-Language: en\r\n", "", "content-language"),
        fault("site-with-marker", "saw /", "saw /?distrib=1 ", "what the application sees"),
        fault("head-busy", "Content-Length: \\d+", "Content-Length: 0", "content-length"),
        fault("forwarded-host-from-client", "Date:", "X: evil.test\r\nDate:", "evil.test"),
        new Fault("pool-name", response -> "", "(no response)"),
        new Fault("pool-name", response -> response + "x", "what follows the one response"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aRowFindsIt(Fault fault) throws Exception {
    KitRow row = KitRow.named(fault.row());
    Faulty adapter = new Faulty(fault.fault(), List.of(), Map.of());
    assertThatThrownBy(() -> run(adapter, started -> started.theResponseIsWhatTheRowSays(row)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("row " + fault.row())
        .hasMessageContaining("  | " + row.line())
        .hasMessageContaining(fault.report());
  }

  @Test
  void aConnectionThatDoesNotServeItsNextRequestIsFound() {
    KitRow row = KitRow.named("pool-name");
    Faulty adapter =
        new Faulty(text -> text.replace("saw /next", "saw /past"), List.of(), Map.of());
    assertThatThrownBy(
            () -> run(adapter, made -> made.theConnectionServesTheNextRequestUnlessItIsToEnd(row)))
        .hasMessageContaining("saw /past")
        .hasMessageContaining("row pool-name");
  }

  @Test
  void aDeviationIsAcceptedOnlyIfItOccurs() throws Exception {
    Deviation declared = new Deviation("trace", "501", "the server knows no TRACE");
    KitRow row = KitRow.named("trace");
    Faulty deviating = new Faulty(text -> text.replace("405", "501"), List.of(declared), Map.of());
    run(deviating, started -> started.theResponseIsWhatTheRowSays(row));
    Faulty other = new Faulty(text -> text.replace("405", "404"), List.of(declared), Map.of());
    assertThatThrownBy(() -> run(other, made -> made.theResponseIsWhatTheRowSays(row)))
        .hasMessageContaining("expected: <501> but was: <404>")
        .hasMessageContaining("the server knows no TRACE");
    Faulty right = new Faulty(text -> text, List.of(declared), Map.of());
    assertThatThrownBy(() -> run(right, made -> made.theResponseIsWhatTheRowSays(row)))
        .hasMessageContaining("does not occur");
  }

  @Test
  void aDeviationOfNoRowIsFound() {
    List<Deviation> deviations = List.of(new Deviation("tracing", "501", "x"));
    Faulty adapter = new Faulty(text -> text, deviations, Map.of());
    assertThatThrownBy(() -> run(adapter, AdapterRowsContract::everyDeviationNamesARowThatIsSent))
        .hasMessageContaining("tracing");
  }

  @Test
  void aDateOfTheServersIsAcceptedOnlyIfItDiffers() throws Exception {
    Map<String, String> date = Map.of("Date", "the server writes it");
    Faulty other = new Faulty(text -> text.replace("Date: Fri", "Date: Sat"), List.of(), date);
    run(other, AdapterRowsContract::everyFieldThatTheServerWritesDiffersFromOurs);
    run(other, made -> made.theResponseIsWhatTheRowSays(KitRow.named("pool-name")));
    Faulty right = new Faulty(text -> text, List.of(), date);
    assertThatThrownBy(
            () -> run(right, AdapterRowsContract::everyFieldThatTheServerWritesDiffersFromOurs))
        .hasMessageContaining("the server writes it");
  }

  private static Fault fault(String row, String part, String instead, String report) {
    return new Fault(row, response -> response.replaceAll(part, instead), report);
  }

  private static void run(DistributorAdapterContract contract, Step step) throws Exception {
    contract.startServers();
    try {
      step.run(contract);
    } finally {
      contract.stopServers();
    }
  }
}
