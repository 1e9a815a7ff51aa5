package io.distrib.server.protocol;

import io.distrib.model.AdminDrain;
import io.distrib.model.AdminState;

/** What an operator can set for a site. */
public enum OverrideKind {
  /** It counts as down. */
  DOWN("down", AdminState.DOWN, AdminDrain.AUTO),
  /** It counts as up. */
  UP("up", AdminState.UP, AdminDrain.AUTO),
  /** It is given no new sessions (D6). */
  DRAIN("drain", AdminState.AUTO, AdminDrain.DRAIN),
  /** It is given new sessions even if it says that it drains. */
  UNDRAIN("undrain", AdminState.AUTO, AdminDrain.SERVE);

  private final String word;
  private final AdminState admin;
  private final AdminDrain drain;

  OverrideKind(String word, AdminState admin, AdminDrain drain) {
    this.word = word;
    this.admin = admin;
    this.drain = drain;
  }

  /** The command for it. */
  public String word() {
    return word;
  }

  /** Whether it is about health, not about sessions; a site can have one of each. */
  public boolean isAboutHealth() {
    return admin != AdminState.AUTO;
  }

  /** Whether its command, without a time, takes the opposite back and lays nothing down. */
  public boolean isRelease() {
    return this == UP || this == UNDRAIN;
  }

  public AdminState admin() {
    return admin;
  }

  public AdminDrain drain() {
    return drain;
  }
}
