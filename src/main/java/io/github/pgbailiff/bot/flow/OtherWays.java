package io.github.pgbailiff.bot.flow;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.access.RoleHint;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.request.GoneRoles;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.request.gate.Act;
import io.github.pgbailiff.request.gate.Judged;
import io.github.pgbailiff.request.gate.Judgement;
import io.github.pgbailiff.request.gate.SeenRequest;
import java.util.List;
import java.util.Set;

/** The ways that are left to whoever may not do something about a request: other people or acts. */
record OtherWays(OpenStore records, Authorizer authorizer) {

  /** The refusal with what would be right. */
  String after(String why, SeenRequest seen, Act act) {
    return switch (act) {
      case Act.Approve _, Act.Deny _ -> why + people(seen);
      case Act.Withdraw _ -> why + denial(seen);
      case Act.Confirm _, Act.Dismiss _, Act.BreakGlass _ -> why;
    };
  }

  /** Where somebody is refused for who they are. */
  private String people(SeenRequest seen) {
    Request request = seen.shown();
    Asker by = seen.by().asker();
    Set<String> roles = request.requirements().approvingRoles();
    List<String> gone = records.audience().gone(request);
    if (request.state() == RequestState.PENDING && !gone.isEmpty()) {
      return "; " + GoneRoles.toDecide(gone);
    }
    boolean own = seen.by().party().isSameHumanAs(request.requester());
    if (request.state() != RequestState.PENDING
        || (!own && roles.stream().anyMatch(by.roles()::contains))) {
      return "";
    }
    return RoleHint.people(authorizer, roles, it -> isAnother(it, request, by))
        .map("; %s may"::formatted)
        .orElse("");
  }

  private static boolean isAnother(Asker it, Request request, Asker by) {
    return !Identity.of(it).isSameHumanAs(request.requester()) && !it.human().equals(by.human());
  }

  private String denial(SeenRequest seen) {
    Request request = seen.shown();
    boolean own = seen.by().party().isSameHumanAs(request.requester());
    return !own
            && seen.judge(new Act.Deny("not said yet")) instanceof Judgement.Within(Judged judged)
            && records.requests().objection(judged).isEmpty()
        ? "; you may deny it: deny %s reason:…".formatted(request.id())
        : "";
  }
}
