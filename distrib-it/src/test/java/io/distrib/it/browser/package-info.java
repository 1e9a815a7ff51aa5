/**
 * Chromium, behind a real resolver, uses a shop that runs at three sites. Start here: {@link
 * io.distrib.it.browser.BrowserIT}; without a resolver, and without a session: {@link
 * io.distrib.it.browser.StayIT}.
 */
@NullMarked
package io.distrib.it.browser;

import org.jspecify.annotations.NullMarked;
