package io.distrib.redirect;

import io.distrib.marker.ReturnTicket;
import io.distrib.model.LoadSample;
import org.jspecify.annotations.Nullable;

/** Admission where nobody keeps a place: the load alone counts. <em>Thread-safe.</em> */
record PlainAdmission(AdmissionControl control) implements Admission {
  @Override
  public boolean isBusy(
      LoadSample load, @Nullable ReturnTicket ticket, long nowSeconds, boolean isNew) {
    return control.isBusyAt(load);
  }

  @Override
  public boolean wouldBeBusy(LoadSample load) {
    return control.wouldBeBusyAt(load);
  }
}
