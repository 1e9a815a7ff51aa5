package io.distrib.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.common.base.Ascii;
import com.google.common.net.InetAddresses;
import io.distrib.marker.Marker;
import io.distrib.marker.MarkerCodec;
import io.distrib.marker.MarkerKey;
import io.distrib.marker.MarkerPlacement;
import io.distrib.marker.MarkerReading;
import io.distrib.marker.MarkerReading.State;
import io.distrib.marker.MarkerSettings;
import io.distrib.model.DistributionDecision;
import io.distrib.model.DistributionDecision.Admit;
import io.distrib.model.DistributionRequest;
import io.distrib.model.Reason;
import io.distrib.model.Scheme;
import io.distrib.testkit.Topologies;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * Whatever stands in a marker's place, and wherever a marker is written: reading, writing and
 * removing do what section 4 of the rules says, as {@link MarkerOracle} understands it, and nothing
 * but a good marker admits.
 *
 * <p>An input is the arrangement, the options (bit 0: the value is signed, 1: in UTF-8, 2: it is
 * put into the target, 3: the marker that is written belongs to a walk, 4 to 7: how old it is), the
 * value, a line feed and the target.
 */
class MarkerFuzzTest {
  private static final InetAddress CLIENT = InetAddresses.forString("203.0.113.9");
  private static final MarkerCodec[] CODECS = {
    codec(MarkerPlacement.QUERY, List.of()),
    codec(MarkerPlacement.PATH, List.of()),
    codec(MarkerPlacement.QUERY, List.of(MarkerKey.of(FuzzedSites.KEY_ID, FuzzedSites.SECRET))),
    codec(MarkerPlacement.PATH, List.of(MarkerKey.of(FuzzedSites.KEY_ID, FuzzedSites.SECRET)))
  };

  @FuzzTest(maxDuration = "3m")
  void aMarkerIsReadWrittenAndRemovedByTheRules(byte[] input) {
    fuzzerTestOneInput(input);
  }

  /** The same, for Jazzer by itself. */
  public static void fuzzerTestOneInput(byte[] input) {
    InputBytes bytes = new InputBytes(input);
    FuzzedSites sites = FuzzedSites.of(bytes.next());
    int options = bytes.next();
    String value = bytes.line();
    String bare = "/" + bytes.rest((options & 2) != 0);
    String put = (options & 1) == 0 ? value : sites.oracle().signed(value);
    String target = (options & 4) == 0 ? bare : sites.oracle().with(bare, put);
    MarkerCodec codec = CODECS[(sites.isInPath() ? 1 : 0) + (sites.isSigned() ? 2 : 0)];
    State state = requireRead(sites, codec, target);
    requireRemoved(sites, codec, target);
    requireWritten(sites, codec, target, options);
    requireAdmission(sites, target, state);
  }

  private static State requireRead(FuzzedSites sites, MarkerCodec codec, String target) {
    State state = sites.oracle().state(target);
    MarkerReading reading = codec.read(target, FuzzedSites.NOW);
    Verdict.same(state, reading.state(), "worth");
    boolean isWalk = sites.oracle().isWalk(target);
    Verdict.same(isWalk, reading.marker() != null, "walk");
    Verdict.same(isWalk && state != State.OVERFLOW, reading.isUntimelyWalk(), "untimely walk");
    if (reading.rawValue() != null) {
      List<String> values = sites.oracle().values(target);
      Verdict.same(values.get(values.size() - 1), reading.rawValue(), "raw value");
      Marker.Overflow walk = reading.marker().overflow();
      String said = reading.marker().issuedAtSeconds() + "~" + walk.initial() + "~" + walk.hop();
      String value = reading.rawValue().replace("%7E", "~").replace("%7e", "~");
      Verdict.require(withoutZeros(value).startsWith(withoutZeros(said)), "walk", value);
    }
    return state;
  }

  private static String withoutZeros(String value) {
    int at = 0;
    while (at < value.length() && value.charAt(at) == '0') {
      at++;
    }
    return value.substring(at);
  }

  private static void requireRemoved(FuzzedSites sites, MarkerCodec codec, String target) {
    String removed = codec.remove(target);
    Verdict.same(sites.oracle().removed(target), removed, "target without markers");
    Verdict.identical(removed, codec.remove(removed), "nothing to remove");
    if (sites.oracle().values(target).isEmpty()) {
      Verdict.identical(target, removed, "untouched target");
    }
  }

  private static void requireWritten(
      FuzzedSites sites, MarkerCodec codec, String target, int options) {
    Marker marker = marker(options);
    String written = codec.write("", target, marker);
    MarkerReading reading = codec.read(written, FuzzedSites.NOW);
    Verdict.same(sites.oracle().state(written), reading.state(), "worth of what is written");
    if (reading.state() == State.OVERFLOW) {
      Verdict.same(marker, reading.marker(), "marker that is written");
    }
    List<String> values = sites.oracle().values(written);
    Verdict.same(List.of(codec.encode(marker)), values, "markers that are written");
    Verdict.same(sites.oracle().signed(text(marker)), values.get(0), "value that is written");
    Verdict.require(written.contains("distrib=" + values.get(0)), "marker in lower case", written);
    Verdict.same(codec.remove(target), codec.remove(written), "target that is written");
  }

  /** From 7 seconds in the future to 68 seconds ago. */
  private static Marker marker(int options) {
    long issued = FuzzedSites.NOW + 7 - 5L * (options >> 4);
    boolean isWalk = (options & 8) != 0;
    String initial = FuzzedSites.IDS.get((options >> 4) % 3);
    return new Marker(issued, isWalk ? new Marker.Overflow(initial, 1 + (options >> 4)) : null);
  }

  private static String text(Marker marker) {
    Marker.Overflow walk = marker.overflow();
    return marker.issuedAtSeconds() + (walk == null ? "" : "~" + walk.initial() + "~" + walk.hop());
  }

  /** Boston, idle, is asked under its own name. */
  private static void requireAdmission(FuzzedSites sites, String target, State state) {
    DistributionRequest request =
        new DistributionRequest(
            "GET",
            Scheme.HTTP,
            "boston.app.example.test",
            target,
            CLIENT,
            false,
            DistributionRequest.NO_HEADERS);
    DistributionDecision decision = sites.site(0, false, false).decide(request);
    boolean isGood = state == State.PLAIN || state == State.OVERFLOW;
    boolean isSound = target.chars().allMatch(c -> c > ' ' && c != 0x7f);
    if (decision.reason() == Reason.BYPASS_RULE) {
      Verdict.require(
          target.startsWith("/health") || target.startsWith("/static/"), "bypass", target);
    } else {
      Verdict.same(isGood && isSound, decision instanceof Admit, "admitted");
      boolean hasTicket = Ascii.toLowerCase(target).contains("distrib-ticket=");
      if (decision instanceof Admit admitted && target.startsWith("/") && !hasTicket) {
        Verdict.same(sites.oracle().removed(target), admitted.target(), "admitted target");
      }
      Verdict.same(!isSound, decision.reason() == Reason.BAD_TARGET, "refused");
    }
  }

  private static MarkerCodec codec(MarkerPlacement placement, List<MarkerKey> keys) {
    Duration lifetime = Duration.ofSeconds(60);
    Duration skew = Duration.ofSeconds(5);
    return MarkerCodec.of(
        new MarkerSettings(placement, "distrib", lifetime, skew, keys), Topologies.flat());
  }
}
