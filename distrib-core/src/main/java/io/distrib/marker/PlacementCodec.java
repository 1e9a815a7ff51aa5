package io.distrib.marker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.distrib.topology.Site;
import io.distrib.topology.Topology;
import java.security.MessageDigest;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Writes and checks the value by which a site knows a client that it has placed (H12): {@code
 * issued~site}, and with keys {@code ~mac}. The mac is that of a marker (rules, section 4), over
 * the Pool Name, a NUL, {@code here}, a NUL and what stands before {@code ~mac}: what another pool,
 * site or key has written is worth nothing here. The values that were found genuine last are
 * remembered, one for each second, so that few macs have to be made. <em>Thread-safe.</em>
 */
public final class PlacementCodec {
  private static final int MAX_LENGTH = 128;

  /** A power of two. */
  private static final int MAX_KNOWN = 1024;

  private final AtomicReferenceArray<byte @Nullable []> known =
      new AtomicReferenceArray<>(MAX_KNOWN);
  private final Seal seal;
  private final String siteId;
  private final long staySeconds;
  private final long skewSeconds;

  private PlacementCodec(MarkerSettings settings, String poolName, String siteId) {
    this.seal = new Seal(settings.keys(), poolName + "\0here\0");
    this.siteId = siteId;
    this.staySeconds = settings.stay().toSeconds();
    this.skewSeconds = settings.skew().toSeconds();
  }

  /** The codec for clients that {@code site} of {@code topology} has placed. */
  public static PlacementCodec of(MarkerSettings settings, Topology topology, Site site) {
    return new PlacementCodec(settings, topology.pool().name().text(), site.id());
  }

  /** The value for a client placed at {@code nowSeconds} since 1970-01-01T00:00:00Z. */
  public String encode(long nowSeconds) {
    return seal.sign(nowSeconds + "~" + siteId);
  }

  /**
   * When {@code text} was issued, in seconds since 1970-01-01T00:00:00Z; -1 if it is malformed,
   * forged, expired, from the future, or another site's.
   */
  public long read(String text, long nowSeconds) {
    int tilde = text.indexOf('~');
    long issued = text.length() > MAX_LENGTH ? -1 : MarkerCodec.number(text, 0, tilde);
    boolean isInTime =
        issued >= 0 && issued <= nowSeconds + skewSeconds && issued >= nowSeconds - staySeconds;
    return isInTime && isGenuine(text, tilde, issued) ? issued : -1;
  }

  private boolean isGenuine(String text, int tilde, long issued) {
    int place = (int) issued & (MAX_KNOWN - 1);
    byte[] bytes = text.getBytes(ISO_8859_1);
    byte[] last = known.get(place);
    if (last != null && MessageDigest.isEqual(last, bytes)) {
      return true;
    }
    boolean isGenuine = namesSite(text, tilde + 1, seal.verifiedEnd(text));
    if (isGenuine) {
      known.set(place, bytes);
    }
    return isGenuine;
  }

  private boolean namesSite(String text, int start, int end) {
    return end - start == siteId.length() && text.startsWith(siteId, start);
  }
}
