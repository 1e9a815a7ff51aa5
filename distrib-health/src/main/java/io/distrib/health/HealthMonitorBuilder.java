package io.distrib.health;

import io.distrib.config.HealthSettings;
import io.distrib.naming.NamingService;

/** Puts a {@link HealthMonitor} together. <em>Confined to one thread.</em> */
public final class HealthMonitorBuilder {
  final NamingService naming;
  final HealthSettings settings;
  DocumentListener documents = DocumentListener.NONE;

  HealthMonitorBuilder(NamingService naming, HealthSettings settings) {
    this.naming = naming;
    this.settings = settings;
  }

  /** What receives the JSON documents in good answers. Default: {@link DocumentListener#NONE}. */
  public HealthMonitorBuilder documents(DocumentListener value) {
    documents = value;
    return this;
  }

  /** The monitor, not yet started. */
  public HealthMonitor build() {
    return new HealthMonitor(this);
  }
}
