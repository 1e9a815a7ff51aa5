package io.distrib.redirect;

/**
 * Where the settings of a {@link Distributor} come from, which may change while it runs: a file, in
 * most cases ({@code PoolFile} of {@code distrib-config}). One thread at a time calls it.
 */
public interface SettingsSource {
  /**
   * The settings as they are now.
   *
   * @throws IllegalArgumentException if they are faulty; the message names every fault
   */
  DistributorBuilder read();

  /**
   * Whether they have changed since {@link #read} was called last, whatever came of it. Asked every
   * few seconds, so it should cost little.
   */
  boolean hasChanged();
}
