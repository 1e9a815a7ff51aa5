/**
 * A small web shop with sessions, as a user of distrib would write it: on Jetty, Tomcat and Netty.
 */
@NullMarked
package io.distrib.it.browser.shop;

import org.jspecify.annotations.NullMarked;
