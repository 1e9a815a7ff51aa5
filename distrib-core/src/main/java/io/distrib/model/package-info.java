/**
 * The immutable values that pass between an application, the two deciders and their adapters:
 * requests, decisions, answers, reasons, reports. Start here: {@link
 * io.distrib.model.DistributionRequest} and {@link io.distrib.model.DistributionDecision}.
 */
@NullMarked
package io.distrib.model;

import org.jspecify.annotations.NullMarked;
