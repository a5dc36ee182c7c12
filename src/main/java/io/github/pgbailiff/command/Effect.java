package io.github.pgbailiff.command;

import java.util.Locale;

/** The effect of a verb. Roles and rules that name an effect mean every verb that has it. */
public enum Effect {
  READ,
  CANCEL,
  TERMINATE,
  BLOCK,
  DECIDE,
  AUDIT;

  /** The name that configuration, help and the record use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it changes something on a cluster. */
  public boolean acts() {
    return this == CANCEL || this == TERMINATE || this == BLOCK;
  }
}
