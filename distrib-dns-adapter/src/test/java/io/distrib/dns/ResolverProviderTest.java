package io.distrib.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.distrib.dns.zone.Zone;
import java.lang.reflect.Method;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** dnsjava brings a resolver for the whole JVM (Java 18); this module must not turn it on. */
class ResolverProviderTest {
  @Test
  void nothingTurnsItOn() {
    Zone.builder(TestZones.APEX, TestZones.naming(TestZones.sites().build())).build();
    assertThat(System.getProperty("org.dnsjava.spi.enable")).isNull();
    assertThat(System.getProperty("sun.net.spi.nameservice.provider.1")).isNull();
  }

  /** Given no resolver of the JVM to fall back on, it stumbles: so it did try to fall back. */
  @Test
  void whereTheJvmAsksForItThatOneFallsBackOnTheJvmsOwn() throws ReflectiveOperationException {
    if (Runtime.version().feature() < 18) {
      return;
    }
    Class<?> type = Class.forName("java.net.spi.InetAddressResolverProvider");
    Method get = type.getMethod("get", Class.forName(type.getName() + "$Configuration"));
    Object provider = ServiceLoader.load(type).findFirst().orElseThrow();
    assertThatThrownBy(() -> get.invoke(provider, new Object[] {null}))
        .hasCauseInstanceOf(NullPointerException.class);
  }
}
