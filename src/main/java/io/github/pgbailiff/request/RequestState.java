package io.github.pgbailiff.request;

import java.util.Locale;

/** The stage at which a request stands; {@link Lifecycle} says what leads from one to the next. */
public enum RequestState {
  /** Waits for its requester's confirmation, or for approvals. */
  PENDING(false),
  /** May be executed, once. */
  APPROVED(false),
  /** A process holds the right to carry it out. */
  EXECUTING(false),
  /** Carried out; the results say what became of it. */
  FINISHED(true),
  DENIED(true),
  WITHDRAWN(true),
  EXPIRED(true),
  /** Rights or a cluster's identity were lost before anything was done. */
  REFUSED(true),
  /** Whoever carried it out stopped; what it did is looked at, and nothing is repeated. */
  INTERRUPTED(true);

  private final boolean terminal;

  RequestState(boolean terminal) {
    this.terminal = terminal;
  }

  /** Whether no other state follows. */
  public boolean isTerminal() {
    return terminal;
  }

  /** The name that replies, the store and the record use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
