package io.distrib.redirect;

import com.google.common.base.Ascii;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands for something else in a page (see {@link WaitingPage}). */
enum Placeholder {
  REFRESH(true),
  STATUS(true),
  CONTROLS(true),
  PLACE(true),
  TITLE(false),
  LANGUAGE(false),
  DIRECTION(false),
  SECONDS(false);

  /** All of them, as they are written. */
  static final String ALL =
      Stream.of(values()).map(Placeholder::text).collect(Collectors.joining(", "));

  /** Whether it stands for elements, which have ids: it can be there only once. */
  final boolean isElement;

  Placeholder(boolean isElement) {
    this.isElement = isElement;
  }

  /** As it is written. */
  String text() {
    return "{{" + Ascii.toLowerCase(name()) + "}}";
  }

  /** Whether no page can do without it. */
  boolean isRequired() {
    return isElement && this != PLACE;
  }

  /** The one that is written as {@code text}; empty if none is. */
  static Optional<Placeholder> of(String text) {
    return Stream.of(values()).filter(one -> one.text().equals(text)).findFirst();
  }
}
