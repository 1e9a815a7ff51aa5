/**
 * The board on which the members of a fleet post what they say, in an ensemble of Apache ZooKeeper.
 * Start here: {@link io.distrib.zookeeper.ZooKeeperBoard}.
 */
@NullMarked
package io.distrib.zookeeper;

import org.jspecify.annotations.NullMarked;
