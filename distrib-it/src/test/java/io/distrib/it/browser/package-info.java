/**
 * Chromium, behind a real resolver, uses a shop that runs at three sites. Start here: {@link
 * io.distrib.it.browser.BrowserIT}.
 */
@NullMarked
package io.distrib.it.browser;

import org.jspecify.annotations.NullMarked;
