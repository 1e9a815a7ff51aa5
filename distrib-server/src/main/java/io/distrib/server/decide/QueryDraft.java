package io.distrib.server.decide;

import com.google.common.base.Ascii;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Scheme;
import io.distrib.server.decide.JsonField.MismatchException;
import java.net.InetAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request whose fields are still being read. <em>Confined to one thread.</em> */
final class QueryDraft {
  private JsonId id = JsonId.NULL;
  private @Nullable String site;
  private @Nullable Long now;
  private String method = "GET";
  private Scheme scheme = Scheme.HTTP;
  private @Nullable String host;
  private @Nullable String target;
  private @Nullable InetAddress remote;
  private boolean inSession;
  private boolean isBusy;
  private boolean isDraining;
  private Map<String, String> headers = Map.of();
  private @Nullable String firstFault;

  /** Takes a field. Those after a faulty one are still read: the id may be among them. */
  void take(JsonField field) {
    try {
      set(field);
    } catch (MismatchException e) {
      firstFault = firstFault == null ? e.getMessage() : firstFault;
      field.skip();
    }
  }

  /** What has been read. */
  Query query() throws FaultyLineException {
    if (firstFault != null) {
      throw fault(firstFault);
    }
    if (site == null || target == null) {
      throw fault("field \"" + (site == null ? "site" : "target") + "\": missing");
    }
    Map<String, String> fields = headers;
    DistributionRequest request =
        new DistributionRequest(
            method,
            scheme,
            host,
            target,
            remote,
            inSession,
            name -> fields.get(Ascii.toLowerCase(name)));
    return new Query(id, site, now, isBusy, isDraining, request);
  }

  FaultyLineException fault(String message) {
    return new FaultyLineException(id, message);
  }

  /** A field that is null is as good as absent, but for those without which nothing goes. */
  private void set(JsonField field) throws MismatchException {
    switch (field.name()) {
      case "id" -> id = field.id();
      case "site" -> site = field.text();
      case "now" -> now = field.isNull() ? null : (Long) field.seconds();
      case "method" -> method = field.isNull() ? "GET" : field.text();
      case "scheme" -> scheme = field.isNull() ? Scheme.HTTP : field.scheme();
      case "host" -> host = field.isNull() ? null : field.text();
      case "target" -> target = field.text();
      case "remote" -> remote = field.isNull() ? null : field.address();
      case "session" -> inSession = !field.isNull() && field.flag();
      case "busy" -> isBusy = !field.isNull() && field.flag();
      case "draining" -> isDraining = !field.isNull() && field.flag();
      case "headers" -> headers = field.isNull() ? Map.of() : field.headers();
      default -> throw field.unknown();
    }
  }
}
