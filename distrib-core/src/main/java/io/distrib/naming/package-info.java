/**
 * Decides which site a DNS name means right now, from what is known of each site. Rules D1 to D17.
 * Start here: {@link io.distrib.naming.NamingService}; the rules themselves are {@link
 * io.distrib.naming.NamingFlow}.
 */
@NullMarked
package io.distrib.naming;

import org.jspecify.annotations.NullMarked;
