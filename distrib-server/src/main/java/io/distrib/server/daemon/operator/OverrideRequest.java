package io.distrib.server.daemon.operator;

import io.distrib.config.DurationText;
import io.distrib.server.daemon.operator.ChosenSites.Choice;
import io.distrib.server.protocol.ControlRequest;
import io.distrib.server.protocol.OverrideFields;
import io.distrib.server.protocol.OverrideKind;
import io.distrib.server.protocol.SiteOverride;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One command about sites, as it comes through the control socket. */
final class OverrideRequest {
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration MAX_DURATION = Duration.ofDays(366);

  private final OverrideKind kind;
  private final Map<String, String> arguments;
  private final Instant now;

  OverrideRequest(OverrideKind kind, ControlRequest request, Instant now) {
    this.kind = kind;
    this.arguments = request.arguments();
    this.now = now;
  }

  /**
   * Does it; a line for each site.
   *
   * @throws IllegalArgumentException if anything is wrong with it: then nothing is done
   */
  List<String> run(List<Choice> chosen, Overrides overrides) {
    Optional<SiteOverride> override = override();
    return chosen.stream().map(choice -> run(choice, override, overrides)).toList();
  }

  /**
   * The sites and addresses that it names.
   *
   * @throws IllegalArgumentException if it names none, or one that is not there, or an address
   *     though it is about sessions
   */
  List<Choice> chosen(ChosenSites sites) {
    List<Choice> chosen = sites.of(argument(OverrideFields.SITES));
    if (!kind.isAboutHealth()) {
      chosen.stream().filter(choice -> choice.address() != null).forEach(this::refuse);
    }
    return chosen;
  }

  private void refuse(Choice choice) {
    throw new IllegalArgumentException(
        kind.word()
            + ": \""
            + choice
            + "\" is an address (expected a site: an address has no sessions)");
  }

  private String run(Choice choice, Optional<SiteOverride> override, Overrides overrides) {
    if (override.isPresent()) {
      return overrides
          .set(choice, override.get())
          .map(replaced -> choice + ": " + override.get() + " (instead of " + replaced + ")")
          .orElse(choice + ": " + override.get());
    }
    String evidence = kind.word() + " by " + argument(OverrideFields.BY) + reason(": ");
    return overrides
        .lift(choice, kind, evidence)
        .map(lifted -> choice + ": no longer " + lifted)
        .orElse(choice + ": nothing to take back");
  }

  /** The override to set; empty if one is to be removed. */
  private Optional<SiteOverride> override() {
    boolean takesBack = kind.isRelease() && !arguments.containsKey(OverrideFields.FOR);
    return takesBack
        ? Optional.empty()
        : Optional.of(
            new SiteOverride(kind, argument(OverrideFields.BY), reason(""), now, until()));
  }

  private @Nullable Instant until() {
    String length = arguments.getOrDefault(OverrideFields.FOR, "");
    if (length.equals(OverrideFields.EVER)) {
      return null;
    }
    Duration duration = length.isEmpty() ? A_DAY : duration(length);
    return now.plus(duration);
  }

  private static Duration duration(String text) {
    return DurationText.parse(text)
        .filter(length -> length.compareTo(MAX_DURATION) <= 0 && !length.isZero())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--for \"" + text + "\" (expected a duration such as 90s, 30m, 2h)"));
  }

  private String reason(String before) {
    String reason = arguments.getOrDefault(OverrideFields.REASON, "").trim();
    return reason.isEmpty() ? "" : before + reason;
  }

  private String argument(String name) {
    String value = arguments.getOrDefault(name, "").trim();
    if (value.isEmpty()) {
      throw new IllegalArgumentException("field \"" + name + "\": missing");
    }
    return value;
  }
}
