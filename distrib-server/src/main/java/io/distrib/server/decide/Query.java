package io.distrib.server.decide;

import io.distrib.model.DistributionRequest;
import org.jspecify.annotations.Nullable;

/**
 * What one line asks. <em>Immutable.</em>
 *
 * @param id given back with the decision
 * @param site the id of the site that the request reaches
 * @param now seconds since 1970-01-01T00:00:00Z; null: by the clock
 * @param isBusy whether the site is too busy
 * @param isDraining whether it takes no new sessions
 */
record Query(
    JsonId id,
    String site,
    @Nullable Long now,
    boolean isBusy,
    boolean isDraining,
    DistributionRequest request) {}
