/**
 * Reads zone files: the master files of RFC 1035 section 5, with all types of records. Start here:
 * {@link io.distrib.dns.zonefile.ZoneFileReader}.
 */
@NullMarked
package io.distrib.dns.zonefile;

import org.jspecify.annotations.NullMarked;
