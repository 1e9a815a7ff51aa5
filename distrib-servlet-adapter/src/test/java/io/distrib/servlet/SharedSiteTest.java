package io.distrib.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.distrib.testkit.LogRecorder;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterConfig;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the filters of one server share, and when that ends. */
class SharedSiteTest {
  private static final FilterConfig CONFIG =
      new TestFilterConfig(Map.of("config", "pool.yaml", "site", "boston"));

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @AfterEach
  void restore() {
    Thread.currentThread().setContextClassLoader(before);
  }

  @Test
  void applicationsWithClassesOfTheirOwnAreWarned() throws Exception {
    try (LogRecorder log = new LogRecorder(SharedSite.class);
        URLClassLoader other = new Apart()) {
      Filter own = new DistributorFilter();
      own.init(CONFIG);
      assertThat(log.messages()).isEmpty();
      Filter apart = filter(other);
      Thread.currentThread().setContextClassLoader(other);
      apart.init(CONFIG);
      assertThat(log.messages()).singleElement().asString().contains("has its own copy of distrib");
      apart.destroy();
      own.destroy();
      apart.init(CONFIG);
      assertThat(log.messages()).hasSize(1);
      apart.destroy();
    }
  }

  @Test
  @Timeout(60)
  void theThreadThatWatchesTheFileEndsWithTheLastFilter() throws Exception {
    Set<Thread> earlier = Thread.getAllStackTraces().keySet();
    Filter first = new DistributorFilter();
    Filter second = new DistributorFilter();
    first.init(CONFIG);
    second.init(CONFIG);
    List<Thread> watching =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("distrib-reload"))
            .filter(thread -> !earlier.contains(thread))
            .toList();
    assertThat(watching).hasSize(1);

    first.destroy();
    assertThat(watching).allMatch(Thread::isAlive);
    second.destroy();
    watching.get(0).join();
  }

  private static Filter filter(ClassLoader loader) throws ReflectiveOperationException {
    return (Filter)
        loader.loadClass(DistributorFilter.class.getName()).getDeclaredConstructor().newInstance();
  }

  /** Loads its own copies of our classes, and shares all others. */
  private static final class Apart extends URLClassLoader {
    Apart() {
      super(urls(), SharedSiteTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("io.distrib.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }

    private static URL[] urls() {
      return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(Apart::url)
          .toArray(URL[]::new);
    }

    private static URL url(String entry) {
      try {
        return Path.of(entry).toUri().toURL();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
