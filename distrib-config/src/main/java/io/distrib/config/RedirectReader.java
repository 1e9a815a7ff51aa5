package io.distrib.config;

import io.distrib.redirect.ScriptSettings;
import java.util.List;
import java.util.Set;

/** Reads {@code redirect}. */
final class RedirectReader {
  private RedirectReader() {}

  static RedirectSettings read(Section file) {
    Section redirect = file.section(FileKeys.REDIRECT);
    return new RedirectSettings(
        redirect.readOrDefault(RedirectKeys.FORM),
        redirect.readOrDefault(RedirectKeys.SCHEME),
        redirect.read(RedirectKeys.HSTS),
        new ScriptSettings(
            redirect.readOrDefault(RedirectKeys.SCRIPTS),
            redirect.readOrDefault(RedirectKeys.SCRIPT_STATUS),
            Set.copyOf(redirect.read(RedirectKeys.CORS_ORIGINS).orElse(List.of()))),
        redirect.readOrDefault(RedirectKeys.BUSY_STATUS),
        redirect.readOrDefault(RedirectKeys.RETRY_AFTER),
        redirect.readOrDefault(RedirectKeys.RELOAD));
  }
}
