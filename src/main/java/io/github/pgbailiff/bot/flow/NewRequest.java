package io.github.pgbailiff.bot.flow;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.access.RoleHint;
import io.github.pgbailiff.card.ChangeWords;
import io.github.pgbailiff.card.Refusals;
import io.github.pgbailiff.card.RequirementWords;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.request.DecisionObjections;
import io.github.pgbailiff.request.Draft;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.TooManyRequestsException;
import io.github.pgbailiff.request.gate.Act;
import io.github.pgbailiff.request.gate.Approvers;
import io.github.pgbailiff.request.gate.EarlierRequest;
import io.github.pgbailiff.request.gate.RequestRights;
import io.github.pgbailiff.rules.Requirements;
import io.github.pgbailiff.rules.Rules;
import io.github.pgbailiff.verb.plan.Plan;
import java.util.Optional;

/**
 * The request that a change becomes, unless nobody could ever let it go ahead.
 *
 * @param pressable whether a card can be pressed; else nobody breaks glass by a button
 */
public record NewRequest(
    OpenStore records,
    Rules rules,
    RequestRights rights,
    Approvers approvers,
    Denials denials,
    DecisionFlow deciding,
    RequestProgress answers,
    boolean pressable) {

  Reply of(Asked asked, Plan.Proposal plan) {
    Requirements takes = takes(asked, plan);
    return objection(asked, plan, takes)
        .map(why -> denied(asked, plan, why))
        .orElseGet(() -> made(asked, plan, takes));
  }

  /** What the change takes that its requester wants. */
  Requirements takes(Asked asked, Plan.Proposal plan) {
    return records.requests().preview(plan.change(), Identity.of(asked.asker()));
  }

  /**
   * Why it would not even be asked for; empty: it would.
   *
   * @throws UserMistake when whoever may break glass has it wrong
   */
  Optional<String> objection(Asked asked, Plan.Proposal plan, Requirements takes) {
    Optional<String> cluster = asked.command().options().text(Keys.BREAK_GLASS.name());
    return rights
        .toOpenSooner(plan.change(), asked.asker())
        .or(() ->
            cluster.isEmpty()
                ? neverApproved(asked, plan, takes)
                : toBreakGlass(asked, plan, takes, cluster.get())
                    .map(why -> "break-glass: " + why));
  }

  /** Whoever may not hears so; whoever may, and has it wrong, what would be right. */
  private Optional<String> toBreakGlass(
      Asked asked, Plan.Proposal plan, Requirements takes, String cluster) {
    Optional<String> denied =
        DecisionObjections.toBreakGlass(rules, asked.asker())
            .or(() -> undecided(plan, takes, asked.asker()));
    String reason = asked.command().options().text(Keys.REASON.name()).orElse("");
    return denied.or(() -> {
      DecisionObjections.inBreakingGlass(plan.change(), takes, cluster, reason)
          .ifPresent(why -> {
            throw new UserMistake("break-glass: " + why);
          });
      return Optional.empty();
    });
  }

  /** Whoever has no say in it does not go ahead with it either. */
  private Optional<String> undecided(Plan.Proposal plan, Requirements takes, Asker asker) {
    return takes.approvals().isEmpty() ? Optional.empty() : rights.toDecide(plan.change(), asker);
  }

  private Reply made(Asked asked, Plan.Proposal plan, Requirements takes) {
    Command command = asked.command();
    Optional<String> cluster = command.options().text(Keys.BREAK_GLASS.name());
    Optional<String> reason = command.options().text(Keys.REASON.name());
    Request request;
    Optional<Request> earlier =
        cluster.isPresent()
            ? Optional.empty()
            : new EarlierRequest(records.requests(), rights).before(plan.change(), asked.asker());
    try {
      request =
          records
              .requests()
              .create(new Draft(plan.change(), asked.by(), reason, earlier.isPresent()));
    } catch (TooManyRequestsException e) {
      return denied(asked, plan, Refusals.message(e));
    }
    return cluster.isPresent() && !takes.approvals().isEmpty()
        ? breakGlass(asked, request, new Act.BreakGlass(cluster.get(), reason.orElse("")))
        : answers.proceed(asked.by(), request, plan.notes(), earlier);
  }

  Reply denied(Asked asked, Plan.Proposal plan, String why) {
    return denials.of(asked.about(plan.change()), why, why);
  }

  private Reply breakGlass(Asked asked, Request request, Act act) {
    return deciding.on(asked.by(), request.id(), seen -> deciding.act(seen, act));
  }

  private Optional<String> neverApproved(Asked asked, Plan.Proposal plan, Requirements takes) {
    if (takes.approvals().isEmpty()) {
      return Optional.empty();
    }
    String what = ChangeWords.of(plan.change());
    boolean alone = rules.mayBreakGlass(asked.asker()) && plan.change().parts().size() == 1;
    String way = alone ? ", or go ahead with break_glass:" + clusterOf(plan) : "";
    Place here = asked.invocation().place();
    if (!records.audience().reachesApprovers(here)) {
      return Optional.of(unseen(what, takes, asked.asker(), here) + way);
    }
    return approvers
        .shortage(takes, plan.change(), asked.asker())
        .filter(_ -> !alone || !pressable)
        .map(why -> what + ": " + why.words() + way);
  }

  private static String clusterOf(Plan.Proposal plan) {
    return plan.change().clusters().getFirst();
  }

  private String unseen(String what, Requirements takes, Asker asker, Place here) {
    return "%s takes %s, and nobody who could approve%s would see it here: %s"
        .formatted(
            what,
            RequirementWords.approvalsAndRules(takes),
            RoleHint.people(
                    approvers.authorizer(),
                    takes.approvingRoles(),
                    it -> !it.human().equals(asker.human()))
                .map(" (%s)"::formatted)
                .orElse(""),
            here.account().isPresent()
                ? "ask in a channel, or configure an approvals_channel"
                : "configure a chat with an approvals_channel");
  }
}
