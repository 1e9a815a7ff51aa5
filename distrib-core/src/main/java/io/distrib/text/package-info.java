/**
 * Text from outside, made safe to print, what exceptions say, and hashes. Start here: {@link
 * io.distrib.text.PrintableText}.
 */
@NullMarked
package io.distrib.text;

import org.jspecify.annotations.NullMarked;
