package io.github.pgbailiff.verb.finding;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.access.RoleHolder;
import io.github.pgbailiff.command.Counts;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Button.Style;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.request.ApprovalTally;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.verb.plan.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The sentences of open requests; those that wait for whoever asks stand first. */
public record RequestFindings(Context context) {
  /** As many people are named. */
  private static final int NAMED = 5;

  public static List<Finding> of(List<Request> requests, Context context) {
    var findings = new RequestFindings(context);
    return requests.stream()
        .sorted(Comparator.comparingInt(it -> findings.waits(it) ? 0 : 1))
        .map(it -> findings.of(it, requests.size() == 1))
        .toList();
  }

  private Finding of(Request request, boolean alone) {
    return Finding.of(
            Mark.NONE,
            RequestSentence.open(request, deciders(request), context.catalog().clock().instant()))
        .with(buttons(request, alone ? "" : " " + request.id()));
  }

  private List<Button> buttons(Request request, String name) {
    List<Button> buttons = new ArrayList<>();
    if (waits(request)) {
      buttons.add(
          button("Approve%s…".formatted(name), Style.PRIMARY, Press.Action.APPROVE, request));
      buttons.add(button("Deny%s…".formatted(name), Style.PLAIN, Press.Action.DENY, request));
    }
    buttons.add(button("Details" + name, Style.PLAIN, Press.Action.DETAILS, request));
    if (isOwn(request) && request.state() == RequestState.PENDING) {
      buttons.add(button("Withdraw" + name, Style.PLAIN, Press.Action.WITHDRAW, request));
    }
    return buttons;
  }

  private static Button button(String label, Style style, Press.Action action, Request request) {
    return new Button(label, style, new Press(action, request.id(), request.version()));
  }

  private boolean isOwn(Request request) {
    return request.requester().isSameHumanAs(Identity.of(context.asker()));
  }

  /** Whether whoever asks could approve it now. */
  private boolean waits(Request request) {
    Asker asker = context.asker();
    return request.state() == RequestState.PENDING
        && !request.awaitsConfirmation()
        && !isOwn(request)
        && request.approvers().stream().noneMatch(it -> it.isSameHumanAs(Identity.of(asker)))
        && request.tally().open().stream()
            .anyMatch(it -> it.asked().from().stream().anyMatch(asker.roles()::contains))
        && context.catalog().rights().toDecide(request.change(), asker).isEmpty();
  }

  /** {@code dba may decide (bob, dan)}. */
  private String deciders(Request request) {
    List<ApprovalTally.Count> open = request.tally().open();
    if (open.isEmpty()) {
      return "it may go ahead";
    }
    Set<String> roles =
        open.stream()
            .flatMap(it -> it.asked().from().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    String names =
        context
            .catalog()
            .authorizer()
            .holders(roles)
            .map(it -> names(it, request))
            .filter(it -> !it.isEmpty())
            .map(it -> " (" + it + ")")
            .orElse("");
    return "%s may decide%s".formatted(String.join(" or ", roles), names);
  }

  private String names(List<RoleHolder> holders, Request request) {
    List<String> names =
        holders.stream()
            .map(RoleHolder::asker)
            .filter(it -> !request.requester().isSameHumanAs(Identity.of(it)))
            .filter(it -> context.catalog().rights().toDecide(request.change(), it).isEmpty())
            .flatMap(it -> it.person().stream())
            .map(it -> it.name())
            .distinct()
            .sorted()
            .toList();
    return Counts.named(names, NAMED);
  }
}
