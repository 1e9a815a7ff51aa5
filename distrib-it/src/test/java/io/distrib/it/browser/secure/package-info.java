/**
 * A site that speaks https, whose pages have browsers register the service worker. Start here:
 * {@link io.distrib.it.browser.secure.SecureSite}.
 */
@NullMarked
package io.distrib.it.browser.secure;

import org.jspecify.annotations.NullMarked;
