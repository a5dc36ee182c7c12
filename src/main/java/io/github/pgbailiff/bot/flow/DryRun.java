package io.github.pgbailiff.bot.flow;

import io.github.pgbailiff.card.AbsentClusters;
import io.github.pgbailiff.card.RequirementWords;
import io.github.pgbailiff.card.TargetTable;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.rules.Requirements;
import io.github.pgbailiff.verb.plan.Plan;
import java.util.List;
import java.util.stream.Stream;

/** The view of what a change would be, and what it would take. */
final class DryRun {
  private DryRun() {}

  /**
   * The view.
   *
   * @param breaksGlass whether its requester would go ahead without the approvals
   */
  static Reply of(Plan.Proposal plan, Requirements takes, boolean breaksGlass) {
    Change change = plan.change();
    Body requires =
        breaksGlass && !takes.approvals().isEmpty()
            ? RequirementWords.detailsOfBreakingGlass(takes)
            : RequirementWords.details(takes);
    List<Body> bodies =
        Stream.of(
                Stream.of(TargetTable.of(change), requires),
                AbsentClusters.of(change).stream(),
                plan.details().stream())
            .<Body>flatMap(it -> it)
            .toList();
    return new Reply.Report(
        facts(change),
        "",
        List.of(new Section(List.of(), bodies, ChangeFlow.notes(plan))),
        change.parts().stream().flatMap(part -> part.impact().stream()).toList(),
        AbsentClusters.exit(change, ExitCode.DONE));
  }

  private static List<Field> facts(Change change) {
    return List.of(
        Field.data("verb", Value.text(change.verb())),
        Field.data("request", Value.none()),
        Field.data("state", Value.text("dry")),
        Field.people("", Value.text("dry run: nothing is done")),
        Field.people("command", Value.text(change.command())));
  }
}
