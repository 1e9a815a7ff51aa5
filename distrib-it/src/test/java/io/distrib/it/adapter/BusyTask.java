package io.distrib.it.adapter;

import com.google.common.base.Ascii;

/** What an application is at when its client leaves. */
enum BusyTask {
  /** It reads a body that does not end. */
  READING,
  /** It writes a body that does not end. */
  WRITING,
  /** The same, and no thread waits. */
  READING_ASYNC,
  /** The same, and no thread waits. */
  WRITING_ASYNC,
  /** It has answered nothing yet, and no thread waits. */
  WAITING,
  /** The same; in a container it goes on in another dispatch. */
  DISPATCHING,
  /** The same; in a container it never does: its time runs out. */
  TIMING_OUT;

  /** That of a request for {@code path}. */
  static BusyTask of(String path) {
    return valueOf(Ascii.toUpperCase(path.substring(1)));
  }

  String path() {
    return "/" + Ascii.toLowerCase(name());
  }

  boolean reads() {
    return this == READING || this == READING_ASYNC;
  }

  boolean writes() {
    return this == WRITING || this == WRITING_ASYNC;
  }
}
