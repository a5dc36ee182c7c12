package io.github.pgbailiff.bot.flow;

import io.github.pgbailiff.card.AbsentClusters;
import io.github.pgbailiff.card.TargetTable;
import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.change.Exclusion;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.execution.CrashRecovery;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.execution.ProcessSettings;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.rules.Requirements;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import io.github.pgbailiff.verb.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The way from a wanted change to its request, or to a view of what it would be. */
public final class ChangeFlow {
  private final OpenStore records;
  private final CommandAudit journal;
  private final Denials denials;
  private final NewRequest newRequest;
  private final CrashRecovery interruptions;
  private final ProcessSettings settings;
  private final PageTurner paging;

  public ChangeFlow(
      OpenStore records,
      CommandAudit journal,
      Denials denials,
      NewRequest newRequest,
      CrashRecovery interruptions,
      ProcessSettings settings,
      PageTurner paging) {
    this.records = records;
    this.journal = journal;
    this.denials = denials;
    this.newRequest = newRequest;
    this.interruptions = interruptions;
    this.settings = settings;
    this.paging = paging;
  }

  Reply act(Asked asked, Plan.Proposal plan) {
    Change change = plan.change();
    Optional<String> outOfReach = outOfReach(change, asked.clusters());
    if (outOfReach.isPresent()) {
      return denials.of(
          asked.about(change),
          outOfReach.get(),
          "%s: all that matches is out of your reach: %s"
              .formatted(asked.verb(), outOfReach.get()));
    }
    boolean dry = asked.command().options().flag(Keys.DRY.name());
    if (isNothing(change)) {
      journal.asked(asked.about(change));
      return dry ? shown(asked, DryRun.ofNothing(asked.command(), plan)) : nothing(asked, plan);
    }
    if (dry) {
      return dryRun(asked, plan);
    }
    interruptions.report();
    return unlifted(change).map(ChangeFlow::refused).orElseGet(() -> newRequest.of(asked, plan));
  }

  /** Whoever would break glass is refused what the real command would be refused for. */
  private Reply dryRun(Asked asked, Plan.Proposal plan) {
    Requirements takes = newRequest.takes(asked, plan);
    boolean breaks = asked.command().options().text(Keys.BREAK_GLASS.name()).isPresent();
    Optional<String> unlifted = unlifted(plan.change());
    Optional<String> objection = unlifted.or(() -> newRequest.objection(asked, plan, takes));
    if (breaks && objection.isPresent()) {
      return unlifted
          .map(ChangeFlow::refused)
          .orElseGet(() -> newRequest.denied(asked, plan, objection.get()));
    }
    journal.asked(asked.about(plan.change()));
    return shown(asked, new DryRun(asked.command(), plan, takes, breaks, objection));
  }

  private static Reply refused(String why) {
    return Reply.Refusal.of("refused", why, ExitCode.REFUSED);
  }

  private Reply shown(Asked asked, DryRun view) {
    return paging.present(asked, view.report(), false);
  }

  private Optional<String> unlifted(Change change) {
    return isForATime(change) && nobodyLifts()
        ? Optional.of(nobodyLifts(change))
        : Optional.empty();
  }

  private static boolean isNothing(Change change) {
    return change.parts().stream().allMatch(part -> part.steps().isEmpty());
  }

  /** When nothing is left but what the asker has no right to, that is a denial. */
  private static Optional<String> outOfReach(Change change, List<AllowedCluster> scopes) {
    List<Optional<String>> reasons =
        change.parts().stream()
            .flatMap(
                part -> part.exclusions().stream().map(it -> limit(it, part.cluster(), scopes)))
            .toList();
    return isNothing(change) && !reasons.isEmpty() && reasons.stream().allMatch(Optional::isPresent)
        ? reasons.getFirst()
        : Optional.empty();
  }

  private static Optional<String> limit(
      Exclusion exclusion, String cluster, List<AllowedCluster> scopes) {
    return scopes.stream()
        .filter(scope -> scope.name().equals(cluster))
        .flatMap(scope ->
            scope
                .limits()
                .exclusion(exclusion.session().database(), exclusion.session().user())
                .stream())
        .findFirst();
  }

  private static boolean isForATime(Change change) {
    return forATime(change).findAny().isPresent();
  }

  /** What a block for a time is of, as people type it. */
  private static Stream<String> forATime(Change change) {
    return change.parts().stream()
        .flatMap(part ->
            part.steps().stream()
                .filter(step -> step instanceof Step.Block block && block.lease().isPresent())
                .map(step -> part.cluster() + " " + typed((Step.Block) step)));
  }

  private static String typed(Step.Block block) {
    return BlockTargetName.of(block.target()).typed();
  }

  /** What can be done here, whichever verb wanted the block to end by itself. */
  private String nobodyLifts(Change change) {
    String target = forATime(change).findFirst().orElseThrow();
    return "for: nobody would lift the block: no pgbailiff serve is running on this store; start it%s, or leave the end open: %s %s, and later unblock %s"
        .formatted(
            settings.endsWithAnswer()
                ? ", add --wait: then this process stays until it is lifted"
                : "",
            change.verb(),
            target,
            target);
  }

  private boolean nobodyLifts() {
    return !settings.serves() && !settings.stays() && !records.isServed();
  }

  static List<String> notes(Plan.Proposal plan) {
    return Stream.concat(AbsentClusters.notes(plan.change()).stream(), plan.notes().stream())
        .toList();
  }

  /** Nothing was found that could be changed. */
  private Reply nothing(Asked asked, Plan.Proposal plan) {
    Reply.Report report = nothing(plan).finding(plan.findings());
    return plan.findings().isEmpty() ? report : paging.present(asked, report, false);
  }

  private static Reply.Report nothing(Plan.Proposal plan) {
    boolean left = plan.change().parts().stream().anyMatch(part -> !part.exclusions().isEmpty());
    List<Body> bodies =
        Stream.concat(
                Stream.of(TargetTable.of(plan.change())), AbsentClusters.of(plan.change()).stream())
            .toList();
    var section = new Section(List.of(), bodies, notes(plan));
    return new Reply.Report(
        List.of(
            Field.data("verb", Value.text(plan.change().verb())),
            Field.data("request", Value.none()),
            Field.data("state", Value.text("finished")),
            Field.people("", Value.text("nothing to do")),
            Field.people("command", Value.text(plan.change().command()))),
        "",
        List.of(section),
        List.of(),
        AbsentClusters.exit(plan.change(), left ? ExitCode.LEFT : ExitCode.DONE));
  }
}
