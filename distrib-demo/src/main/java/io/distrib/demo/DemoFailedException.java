package io.distrib.demo;

/** Thrown when a step of the demo does not end as it must. */
final class DemoFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DemoFailedException(String message) {
    super(message);
  }
}
