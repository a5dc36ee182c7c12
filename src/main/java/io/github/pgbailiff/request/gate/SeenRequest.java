package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.request.Request;

/**
 * A request in front of somebody who may see it. There is no other way to one than {@link
 * Rights#find}, so whoever shows or decides on a request has asked whether they may.
 */
public final class SeenRequest {
  private final RequestRights rights;
  private final Request request;
  private final Request shown;
  private final Speaker by;

  SeenRequest(RequestRights rights, Request request, Request shown, Speaker by) {
    this.rights = rights;
    this.request = request;
    this.shown = shown;
    this.by = by;
  }

  /** As far as they may see it. */
  public Request shown() {
    return shown;
  }

  /** Whoever sees it. */
  public Speaker by() {
    return by;
  }

  /** Whether they may do that about it. */
  public Judgement judge(Act act) {
    return rights
        .objection(request, by.asker(), act)
        .<Judgement>map(why -> new Judgement.Beyond(request.id() + ": " + why))
        .orElseGet(() -> new Judgement.Within(new Judged(request.id(), by, act)));
  }
}
