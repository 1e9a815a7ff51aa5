package io.distrib.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Lets every wait of Awaitility that names no limit last a minute at most, not ten seconds: a test
 * on a busy machine takes longer, and is right all the same. JUnit finds it as a service, in each
 * module that has this test kit.
 */
public final class PatientWaits implements LauncherSessionListener {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** Called by JUnit. */
  public PatientWaits() {}

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Awaitility.setDefaultTimeout(LIMIT);
  }
}
