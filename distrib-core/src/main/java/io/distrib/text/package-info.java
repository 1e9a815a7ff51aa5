/**
 * Text from outside, made safe to print, and what exceptions say. Start here: {@link
 * io.distrib.text.PrintableText}.
 */
@NullMarked
package io.distrib.text;

import org.jspecify.annotations.NullMarked;
