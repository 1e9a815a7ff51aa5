package io.distrib.adapter.testkit;

import io.distrib.model.HttpAnswer;
import io.distrib.redirect.Distributor;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What an adapter without a fault writes; it learns from the rows what is not to be read. */
record ScriptedAdapter(Distributor distributor) implements UnaryOperator<String> {
  private static final Set<Integer> UNREADABLE = Set.of(400, 414, 431);

  @Override
  public String apply(String request) {
    HttpAnswer answer = Reference.answer(distributor, row(request));
    String fields =
        answer.headers().stream()
            .map(header -> header.name() + ": " + header.value() + "\r\n")
            .collect(Collectors.joining());
    boolean isLast = answer.closesConnection() || request.contains(" HTTP/1.0\r\n");
    return "HTTP/1.1 "
        + answer.status()
        + " Status\r\n"
        + fields
        + (isLast ? "Connection: close\r\n" : "")
        + "\r\n"
        + answer.body();
  }

  private static KitRow row(String request) {
    int end = request.indexOf("\r\n");
    String fields = request.substring(end + 2, Math.max(end + 2, request.length() - 4));
    int status =
        KitRow.all().stream()
            .filter(row -> row.request().equals(request))
            .mapToInt(KitRow::status)
            .filter(UNREADABLE::contains)
            .findFirst()
            .orElse(200);
    return new KitRow(
        "sent", KitScenario.FLAT, request.substring(0, end), fields, status, "", Map.of());
  }
}
