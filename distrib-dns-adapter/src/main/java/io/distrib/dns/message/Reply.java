package io.distrib.dns.message;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.TSIGRecord;

/** Collects what one query is answered with. <em>Confined to one thread.</em> */
public final class Reply {
  /** No extended error (RFC 8914). */
  public static final int NO_EXTENDED_ERROR = -1;

  private final List<Record> answer = new ArrayList<>();
  private final List<Record> authority = new ArrayList<>();
  private final List<Record> additional = new ArrayList<>();
  private int rcode = Rcode.NOERROR;
  private boolean isAuthoritative;
  private int extendedError = NO_EXTENDED_ERROR;
  private int scope;
  private @Nullable TSIGRecord signature;

  /** A reply that says no more than {@code rcode}. */
  public static Reply of(int rcode) {
    Reply reply = new Reply();
    reply.rcode = rcode;
    return reply;
  }

  /**
   * A reply that says no more than {@code rcode}, and has {@code value} as its very last record.
   */
  public static Reply signed(int rcode, TSIGRecord value) {
    Reply reply = of(rcode);
    reply.signature = value;
    return reply;
  }

  /** Takes back what was collected, and says {@code code} instead. */
  public void fail(int code) {
    rcode = code;
    isAuthoritative = false;
    answer.clear();
  }

  /** This server does not speak for the name (RFC 8914 4.21). */
  public void refuse(int extendedErrorCode) {
    fail(Rcode.REFUSED);
    extendedError = extendedErrorCode;
  }

  /** Tells more about it (RFC 8914), unless it is {@link #NO_EXTENDED_ERROR}. */
  public void explain(int extendedErrorCode) {
    extendedError = extendedErrorCode;
  }

  /** Records that answer the question. */
  public void addAnswer(List<? extends Record> records) {
    isAuthoritative = true;
    answer.addAll(records);
  }

  /** Nothing there: NOERROR or NXDOMAIN with the zone's SOA (RFC 2308 2). */
  public void negative(int code, Record soa) {
    rcode = code;
    isAuthoritative = true;
    authority.add(soa);
  }

  /** Others know (RFC 1034 4.3.2): their names, and addresses for those in our zone. */
  public void refer(List<? extends Record> nameservers, List<? extends Record> glue) {
    authority.addAll(nameservers);
    additional.addAll(glue);
  }

  /** The answer depends on that many leading bits of the client's address (RFC 7871 7.2.1). */
  public void depend(int bits) {
    scope = bits;
  }

  public void setRcode(int value) {
    rcode = value;
  }

  public int rcode() {
    return rcode;
  }

  boolean isAuthoritative() {
    return isAuthoritative;
  }

  public int extendedError() {
    return extendedError;
  }

  /** On how many leading bits of the client's address the answer depends, 0 to 128. */
  public int scope() {
    return scope;
  }

  public List<Record> answer() {
    return answer;
  }

  public List<Record> authority() {
    return authority;
  }

  List<Record> additional() {
    return additional;
  }

  /** What stands behind everything else, the OPT record too (RFC 8945 5.1); null for nothing. */
  @Nullable TSIGRecord signature() {
    return signature;
  }
}
