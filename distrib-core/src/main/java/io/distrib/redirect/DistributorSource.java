package io.distrib.redirect;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Makes a distributor from the file that describes the pool, so that an adapter can be set up with
 * two parameters: the file and the site. Implementations are found by {@link ServiceLoader}; {@code
 * distrib-config} provides one. They are thread-safe.
 */
public interface DistributorSource {
  /**
   * A builder with everything that {@code configuration} says of the site {@code siteId}.
   *
   * @throws IllegalArgumentException if the file cannot be read, is faulty, or has no such site;
   *     the message names every fault
   */
  DistributorBuilder distributor(Path configuration, String siteId);

  /**
   * The one source on the class path and the module path.
   *
   * @throws IllegalStateException if there is none, or more than one; the message names them
   */
  static DistributorSource discover() {
    List<DistributorSource> found =
        ServiceLoader.load(DistributorSource.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    if (found.size() != 1) {
      List<String> names = found.stream().map(source -> source.getClass().getName()).toList();
      throw new IllegalStateException(
          "expected one "
              + DistributorSource.class.getName()
              + " on the class path (add distrib-config), found "
              + names);
    }
    return found.get(0);
  }
}
