/**
 * The words of the domain as immutable values: sites, groups, the pool, requests, decisions and
 * answers. Start here: {@link io.distrib.model.Topology}.
 */
@NullMarked
package io.distrib.model;

import org.jspecify.annotations.NullMarked;
