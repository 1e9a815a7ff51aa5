package io.distrib.redirect;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.distrib.model.LoadSample;
import org.junit.jupiter.api.Test;

/** H7, H8: which load makes a site busy. */
class AdmissionControlTest {
  @Test
  void siteDoesNotFlutterBetweenBusyAndFree() {
    AdmissionControl admission = new AdmissionControl(0.8, 0.6);
    assertFalse(admission.isBusyAt(new LoadSample(0.79)));
    assertTrue(admission.isBusyAt(new LoadSample(0.8)));
    assertTrue(admission.isBusyAt(new LoadSample(0.61)));
    assertTrue(admission.isBusyAt(LoadSample.UNKNOWN));
    assertFalse(admission.isBusyAt(new LoadSample(0.6)));
    assertFalse(admission.isBusyAt(new LoadSample(0.79)));
    assertFalse(admission.isBusyAt(LoadSample.UNKNOWN));
  }

  @Test
  void oneMarkForBothIsBusyFromThereOn() {
    AdmissionControl admission = new AdmissionControl(1, 1);
    assertTrue(admission.isBusyAt(new LoadSample(1)));
    assertTrue(admission.isBusyAt(new LoadSample(1)), "still");
    assertFalse(admission.isBusyAt(new LoadSample(0.99)));
  }

  @Test
  void marksThatCrossAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new AdmissionControl(0.5, 0.6));
    assertThrows(IllegalArgumentException.class, () -> new AdmissionControl(Double.NaN, 0));
  }
}
