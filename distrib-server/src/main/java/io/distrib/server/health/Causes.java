package io.distrib.server.health;

import com.google.common.base.Throwables;
import io.distrib.text.PrintableText;
import io.netty.channel.ChannelException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What a failure of a connection tells of the site at its other end. */
final class Causes {
  private static final int MAX_SHOWN = 200;

  /** The alert of a server that does not offer HTTP/1.1 under TLS (RFC 7301, section 3.2). */
  private static final String NO_COMMON_PROTOCOL = "no_application_protocol";

  private Causes() {}

  /** Whether it tells nothing, for it lies with this machine: it has no more files to open. */
  static boolean isOurs(Throwable failure) {
    return failure instanceof ChannelException
        && Throwables.getCausalChain(failure).stream().anyMatch(IOException.class::isInstance);
  }

  /** The Error that is behind it, which lies with this process. */
  static Optional<Error> error(Throwable failure) {
    return Throwables.getCausalChain(failure).stream()
        .filter(Error.class::isInstance)
        .map(Error.class::cast)
        .findFirst();
  }

  /** The failure of a probe that asked at {@code place}. */
  static ProbeResult result(String place, Throwable failure) {
    String evidence = place + ": " + describe(failure);
    boolean isTls =
        Throwables.getCausalChain(failure).stream().anyMatch(SSLException.class::isInstance);
    return failure instanceof IOException && !isTls
        ? ProbeResult.cut(evidence)
        : ProbeResult.failure(evidence);
  }

  /** One line, not long: a site may have had a hand in it. */
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
    String text = root.getMessage() == null ? root.toString() : root.getMessage();
    if (text.contains(NO_COMMON_PROTOCOL)) {
      return Http2OnlyException.TEXT;
    }
    return PrintableText.of(text, MAX_SHOWN).text();
  }
}
