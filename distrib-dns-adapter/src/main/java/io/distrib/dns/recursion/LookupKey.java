package io.distrib.dns.recursion;

import io.distrib.dns.message.Question;
import io.distrib.dns.packet.Transport;

/**
 * What is looked up once for all that ask for it. <em>Immutable.</em>
 *
 * @param question the same in upper and lower case
 * @param isDnssecOk whether signatures are wanted
 * @param isCheckingDisabled whether the upstream is not to check them
 * @param transport TCP if the client has come by it
 */
record LookupKey(
    Question question, boolean isDnssecOk, boolean isCheckingDisabled, Transport transport) {}
