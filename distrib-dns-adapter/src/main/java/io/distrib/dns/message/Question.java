package io.distrib.dns.message;

import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * What is asked. <em>Immutable.</em>
 *
 * @param name in the case in which it was asked
 * @param type any 16-bit value
 * @param dclass any 16-bit value
 */
public record Question(Name name, int type, int dclass) {
  /** The same as a record without data, for the question section. */
  public Record toRecord() {
    return Record.newRecord(name, type, dclass);
  }

  /** Whether all that a name has is asked for (RFC 8482). */
  public boolean isAny() {
    return type == Type.ANY;
  }

  public boolean isInternet() {
    return dclass == DClass.IN;
  }

  /** The same question for another name: the target of a CNAME. */
  public Question withName(Name other) {
    return new Question(other, type, dclass);
  }
}
