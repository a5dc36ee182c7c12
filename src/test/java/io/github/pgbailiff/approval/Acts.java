package io.github.pgbailiff.approval;

import java.util.Optional;

/** What people do about requests whose rights were looked at already. */
record Acts(Requests requests) {

  Decided confirm(String id, Speaker by, Optional<String> reason) {
    return decide(id, by, new Act.Confirm(reason));
  }

  Decided approve(String id, Speaker by) {
    return decide(id, by, new Act.Approve());
  }

  Decided deny(String id, Speaker by, String reason) {
    return decide(id, by, new Act.Deny(reason));
  }

  Decided withdraw(String id, Speaker by) {
    return decide(id, by, new Act.Withdraw());
  }

  Decided breakGlass(String id, Speaker by, String cluster, String reason) {
    return decide(id, by, new Act.BreakGlass(cluster, reason));
  }

  private Decided decide(String id, Speaker by, Act act) {
    return requests.decide(new Judged(id, by, act));
  }
}
