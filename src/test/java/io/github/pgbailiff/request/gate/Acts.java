package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.request.TransitionResult;
import java.util.Optional;

/** What people do about requests whose rights were looked at already. */
public record Acts(Requests requests) {

  TransitionResult confirm(String id, Speaker by, Optional<String> reason) {
    return decide(id, by, new Act.Confirm(reason));
  }

  public TransitionResult approve(String id, Speaker by) {
    return decide(id, by, new Act.Approve());
  }

  public TransitionResult deny(String id, Speaker by, String reason) {
    return decide(id, by, new Act.Deny(reason));
  }

  public TransitionResult withdraw(String id, Speaker by) {
    return decide(id, by, new Act.Withdraw());
  }

  public TransitionResult breakGlass(String id, Speaker by, String cluster, String reason) {
    return decide(id, by, new Act.BreakGlass(cluster, reason));
  }

  private TransitionResult decide(String id, Speaker by, Act act) {
    return requests.decide(new Judged(id, by, act));
  }
}
