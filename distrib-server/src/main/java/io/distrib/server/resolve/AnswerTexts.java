package io.distrib.server.resolve;

import com.google.common.net.InetAddresses;
import io.distrib.config.NamingSettings;
import io.distrib.config.PoolConfiguration;
import io.distrib.model.DnsName;
import io.distrib.model.NamingAnswer;
import io.distrib.model.NamingQuestion;
import io.distrib.model.Site;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import org.xbill.DNS.Type;

/** Puts each kind of answer into words (D4, D5, D8). <em>Immutable.</em> */
final class AnswerTexts implements NamingAnswer.Cases<NamingQuestion, AnswerText> {
  private static final String NODATA = "NOERROR, without an answer";

  private final NamingSettings settings;
  private final int type;

  AnswerTexts(PoolConfiguration pool, int type) {
    this.settings = pool.nameserver();
    this.type = type;
  }

  @Override
  public AnswerText sites(NamingQuestion question, NamingAnswer.Sites answer) {
    if (!question.name().isWithin(settings.zone())) {
      return outside("the name is the pool's, but not in the zone " + settings.zone());
    }
    if (type == Type.HTTPS && settings.hasHttpsRecords()) {
      return AnswerText.of("NOERROR, an HTTPS record with the addresses of " + answer.sites());
    }
    List<String> records =
        answer.sites().stream()
            .map(Site::addresses)
            .flatMap(List::stream)
            .filter(this::isAsked)
            .map(address -> record(question.name(), answer.ttl().toSeconds(), address))
            .toList();
    return new AnswerText(records.isEmpty() ? NODATA : "NOERROR", records);
  }

  @Override
  public AnswerText noData(NamingQuestion question, NamingAnswer.NoData answer) {
    return AnswerText.of(NODATA);
  }

  @Override
  public AnswerText fail(NamingQuestion question, NamingAnswer.Fail answer) {
    return AnswerText.of("SERVFAIL");
  }

  @Override
  public AnswerText elsewhere(NamingQuestion question, NamingAnswer.Elsewhere answer) {
    return AnswerText.of("REFUSED, this process plays only " + settings.roles());
  }

  @Override
  public AnswerText unknown(NamingQuestion question, NamingAnswer.Unknown answer) {
    DnsName zone = settings.zone();
    if (!question.name().isWithin(zone)) {
      return outside("the name lies outside the zone " + zone);
    }
    return AnswerText.of(
        "NXDOMAIN, unless the name holds static records of the zone "
            + zone
            + ", or some lie below");
  }

  private AnswerText outside(String why) {
    String status =
        switch (settings.outside()) {
          case REFUSE -> "REFUSED";
          case REFER -> "NOERROR, a referral";
          case RECURSE -> "looked up through the upstreams, for clients that are allowed";
        };
    return AnswerText.of(status + ": " + why);
  }

  private boolean isAsked(InetAddress address) {
    return type == (address instanceof Inet4Address ? Type.A : Type.AAAA);
  }

  private static String record(DnsName name, long ttl, InetAddress address) {
    String family = address instanceof Inet4Address ? "A" : "AAAA";
    return name + ". " + ttl + " IN " + family + " " + InetAddresses.toAddrString(address);
  }
}
