/**
 * Every citation of a rule, of a section of the rules, of a design decision and of a page leads to
 * what it names. Start here: {@link io.distrib.it.citations.CitationTest}.
 */
@NullMarked
package io.distrib.it.citations;

import org.jspecify.annotations.NullMarked;
