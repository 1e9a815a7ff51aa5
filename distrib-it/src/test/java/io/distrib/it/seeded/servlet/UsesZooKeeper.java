package io.distrib.it.seeded.servlet;

/** Breaks the rule "zookeeper stays in its adapter". */
final class UsesZooKeeper {
  org.apache.zookeeper.data.Stat stat;
}
