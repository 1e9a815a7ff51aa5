package io.distrib.servlet;

import io.distrib.model.HttpAnswer.Header;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The application's response with header fields of ours beside its own (H12, H13), whenever its
 * head is sent: they are there from the start, and again after the application has removed them.
 * <em>Confined to one request.</em>
 */
final class FieldedResponse extends HttpServletResponseWrapper {
  private final List<Header> fields;

  FieldedResponse(HttpServletResponse response, List<Header> fields) {
    super(response);
    this.fields = fields;
    fields.forEach(this::add);
  }

  @Override
  public void reset() {
    super.reset();
    fields.forEach(this::add);
  }

  /** The application's value takes the place of all others of that name, but not of ours. */
  @Override
  public void setHeader(String name, @Nullable String value) {
    super.setHeader(name, value);
    for (Header field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        add(field);
      }
    }
  }

  private void add(Header field) {
    super.addHeader(field.name(), field.value());
  }
}
