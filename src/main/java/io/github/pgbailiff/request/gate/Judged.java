package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.access.Speaker;

/**
 * An act that was found to be within the rights of whoever does it, at this very moment. There is
 * no other way to one than {@link SeenRequest#judge}.
 */
public final class Judged {
  private final String request;
  private final Speaker by;
  private final Act act;

  Judged(String request, Speaker by, Act act) {
    this.request = request;
    this.by = by;
    this.act = act;
  }

  /** The id of the request. */
  String request() {
    return request;
  }

  Speaker by() {
    return by;
  }

  Act act() {
    return act;
  }
}
