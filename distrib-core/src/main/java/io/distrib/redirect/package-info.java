/**
 * Decides what happens to an HTTP request that has no session yet: it passes, it is redirected to
 * another site, or it is answered here. Rules H0 to H15 and A1 to A5. Start here: {@link
 * io.distrib.redirect.Distributor}; the rules themselves are {@link
 * io.distrib.redirect.DecisionFlow}.
 */
@NullMarked
package io.distrib.redirect;

import org.jspecify.annotations.NullMarked;
