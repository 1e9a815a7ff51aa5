package io.distrib.config;

/** Reads {@code redirect}. */
final class RedirectReader {
  private RedirectReader() {}

  static RedirectSettings read(Section file) {
    Section redirect = file.section(FileKeys.REDIRECT);
    return new RedirectSettings(
        redirect.readOrDefault(RedirectKeys.FORM),
        redirect.readOrDefault(RedirectKeys.BUSY_STATUS),
        redirect.readOrDefault(RedirectKeys.RETRY_AFTER));
  }
}
