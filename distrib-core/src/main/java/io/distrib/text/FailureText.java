package io.distrib.text;

/** Says what an exception says, for people. */
public final class FailureText {
  private FailureText() {}

  /**
   * The message of {@code failure}, or its type if it has none. It may have control characters and
   * several lines: {@link PrintableText} makes it safe to print.
   */
  public static String of(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.toString() : message;
  }
}
