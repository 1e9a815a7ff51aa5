package io.distrib.health.probe;

import com.google.common.base.Throwables;
import io.distrib.text.FailureText;
import io.distrib.text.PrintableText;
import io.netty.channel.ChannelException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What a failed connection says about the site, or about this machine. */
final class FailureClassifier {
  private static final int MAX_SHOWN = 200;

  /** The alert of a server that does not offer HTTP/1.1 under TLS (RFC 7301, section 3.2). */
  private static final String NO_COMMON_PROTOCOL = "no_application_protocol";

  private FailureClassifier() {}

  /** Whether this machine is the cause, and not the site: it has no file descriptor left. */
  static boolean isLocal(Throwable failure) {
    return failure instanceof ChannelException
        && Throwables.getCausalChain(failure).stream().anyMatch(IOException.class::isInstance);
  }

  /** The Error in the chain of causes, if any: this process is its cause. */
  static Optional<Error> error(Throwable failure) {
    return Throwables.getCausalChain(failure).stream()
        .filter(Error.class::isInstance)
        .map(Error.class::cast)
        .findFirst();
  }

  /** The result of a probe whose attempt at {@code place} failed. */
  static ProbeResult result(String place, Throwable failure) {
    String evidence = place + ": " + describe(failure);
    boolean isTls =
        Throwables.getCausalChain(failure).stream().anyMatch(SSLException.class::isInstance);
    return failure instanceof IOException && !isTls
        ? ProbeResult.cut(evidence)
        : ProbeResult.failure(evidence);
  }

  /** One short line: the text may come from the site. */
  private static String describe(Throwable failure) {
    Throwable root = Throwables.getRootCause(failure);
    if (root instanceof ConnectException) {
      return "cannot connect";
    }
    if (root instanceof ClosedChannelException) {
      return "the connection ended before the answer";
    }
    Optional<String> dates = CertificateDates.describe(root);
    if (dates.isPresent()) {
      return dates.get();
    }
    String text = FailureText.of(root);
    if (text.contains(NO_COMMON_PROTOCOL)) {
      return Http2OnlyException.TEXT;
    }
    return PrintableText.of(text, MAX_SHOWN).text();
  }
}
