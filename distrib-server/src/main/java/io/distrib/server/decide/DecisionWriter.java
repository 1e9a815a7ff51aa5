package io.distrib.server.decide;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Admit;
import io.distrib.model.DistributionDecision.Answer;
import io.distrib.model.DistributionDecision.Busy;
import io.distrib.model.DistributionDecision.Bypass;
import io.distrib.model.DistributionDecision.Elsewhere;
import io.distrib.model.DistributionDecision.Preflight;
import io.distrib.model.DistributionDecision.Redirect;
import io.distrib.text.PrintableText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes one line of JSON for each decision, whole or not at all, with an escape for each character
 * that a terminal acts upon. <em>Confined to one thread.</em>
 */
final class DecisionWriter {
  private static final Fields FIELDS = new Fields();

  private final JsonFactory json = new JsonFactory();
  private final OutputStream out;

  DecisionWriter(OutputStream out) {
    this.out = out;
  }

  void decision(Query query, DistributionDecision decision) throws IOException {
    line(query.id(), line -> decision.fold(new Context(line, query.request().target()), FIELDS));
  }

  void fault(JsonId id, String message) throws IOException {
    line(id, line -> line.writeStringProperty("error", message));
  }

  private void line(JsonId id, Consumer<JsonGenerator> fields) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator line = json.createGenerator(ObjectWriteContext.empty(), text)) {
      line.writeStartObject();
      id.writeTo(line);
      fields.accept(line);
      line.writeEndObject();
    }
    out.write((new PrintableText(text.toString()) + "\n").getBytes(UTF_8));
  }

  /** A line, and the target that was asked for. */
  private record Context(JsonGenerator line, String target) {}

  private static final class Fields implements DistributionDecision.Cases<Context, JsonGenerator> {
    @Override
    public JsonGenerator bypass(Context context, Bypass decision) {
      return why(context, "bypass", decision)
          .writeStringProperty("target", decision.target(context.target()));
    }

    @Override
    public JsonGenerator admit(Context context, Admit decision) {
      return why(context, "admit", decision).writeStringProperty("target", decision.target());
    }

    @Override
    public JsonGenerator answer(Context context, Answer decision) {
      if (decision instanceof Redirect redirect) {
        return why(context, "redirect", decision)
            .writeNumberProperty("status", decision.status())
            .writeStringProperty("location", redirect.location());
      }
      if (decision instanceof Elsewhere elsewhere) {
        return why(context, "script", decision)
            .writeNumberProperty("status", decision.status())
            .writeStringProperty("location", elsewhere.location())
            .writeStringProperty("due", elsewhere.due().code());
      }
      return why(context, outcome(decision), decision)
          .writeNumberProperty("status", decision.status());
    }

    private static String outcome(Answer decision) {
      if (decision instanceof Preflight) {
        return "preflight";
      }
      return decision instanceof Busy ? "busy" : "reject";
    }

    private static JsonGenerator why(
        Context context, String outcome, DistributionDecision decision) {
      return context
          .line()
          .writeStringProperty("outcome", outcome)
          .writeStringProperty("rule", decision.reason().rule())
          .writeStringProperty("reason", decision.reason().code());
    }
  }
}
