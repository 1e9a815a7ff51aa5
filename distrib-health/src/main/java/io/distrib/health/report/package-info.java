/**
 * What sites report of themselves in the answers to probes. Start here: {@link
 * io.distrib.health.report.ReportBook}.
 */
@NullMarked
package io.distrib.health.report;

import org.jspecify.annotations.NullMarked;
