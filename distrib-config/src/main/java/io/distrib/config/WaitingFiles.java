package io.distrib.config;

import io.distrib.redirect.WaitingPage;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The operator's page for clients that are turned away, and its texts. <em>Immutable.</em>
 *
 * @param page the file with the page; empty: the built-in one
 * @param texts the file with texts; empty: those that are built in
 * @param content what they say
 */
public record WaitingFiles(Optional<Path> page, Optional<Path> texts, WaitingPage content) {
  /** No files: the built-in page with the built-in texts. */
  public static final WaitingFiles NONE =
      new WaitingFiles(Optional.empty(), Optional.empty(), WaitingPage.BUILT_IN);
}
