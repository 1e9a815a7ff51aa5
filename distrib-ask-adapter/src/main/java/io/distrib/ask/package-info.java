/**
 * The redirect component for web servers that are not Java: they ask, for each request without a
 * session, what is to happen to it, and do so. A question and its answer are the same over every
 * transport. Nothing is decided here. Start here: {@link io.distrib.ask.AskAdapter}, {@link
 * io.distrib.ask.Question}.
 */
@NullMarked
package io.distrib.ask;

import org.jspecify.annotations.NullMarked;
