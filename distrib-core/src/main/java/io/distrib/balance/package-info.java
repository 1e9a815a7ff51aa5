/**
 * The policies that choose one site of several, for the Pool Name and for each Group Name. Start
 * here: {@link io.distrib.balance.BalancingPolicies}.
 */
@NullMarked
package io.distrib.balance;

import org.jspecify.annotations.NullMarked;
