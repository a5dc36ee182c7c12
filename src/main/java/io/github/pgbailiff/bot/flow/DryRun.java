package io.github.pgbailiff.bot.flow;

import io.github.pgbailiff.card.AbsentClusters;
import io.github.pgbailiff.card.ChangeWords;
import io.github.pgbailiff.card.RequestCard;
import io.github.pgbailiff.card.RequirementWords;
import io.github.pgbailiff.card.SessionLines;
import io.github.pgbailiff.card.TargetTable;
import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.SeenSession;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Button.Style;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Step;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.rules.Requirements;
import io.github.pgbailiff.verb.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The view of what a change would be, and what it would take.
 *
 * @param breaksGlass whether its requester would go ahead without the approvals
 * @param objection why the change would be refused; empty: it would not
 */
record DryRun(
    Command command,
    Plan.Proposal plan,
    Requirements takes,
    boolean breaksGlass,
    Optional<String> objection) {
  /** More are not asked for one by one. */
  private static final int MOST_PIDS = 20;

  /** What a change that hits nobody would be. */
  static DryRun ofNothing(Command command, Plan.Proposal plan) {
    return new DryRun(command, plan, Requirements.NONE, false, Optional.empty());
  }

  Reply.Report report() {
    Change change = plan.change();
    return new Reply.Report(
            facts(),
            "",
            List.of(new Section(List.of(), bodies(), ChangeFlow.notes(plan))),
            change.parts().stream().flatMap(part -> part.impact().stream()).toList(),
            AbsentClusters.exit(change, ExitCode.DONE))
        .finding(findings());
  }

  private List<Finding> findings() {
    String what = ChangeWords.of(plan.change());
    if (what.isEmpty()) {
      return Stream.concat(
              Stream.of(Finding.of(Mark.NONE, "dry run: nothing is done, and nothing would be")),
              plan.findings().stream())
          .toList();
    }
    return List.of(
        objection
            .map(why -> Finding.of(Mark.LOOK, "dry run: it would be refused: " + why))
            .orElseGet(() ->
                Finding.of(
                    Mark.NONE,
                    "dry run: nothing is done; it would " + what,
                    step().stream().toArray(Step[]::new))));
  }

  /** The same for real, of no more than those who are named here. */
  private Optional<Step> step() {
    List<Part> parts = plan.change().parts();
    int targets = plan.change().targets().size();
    return Optional.of(parts)
        .filter(it -> it.size() == 1 && targets <= MOST_PIDS)
        .map(it ->
            new Step(
                ChangeWords.label(plan.change()),
                Style.DANGER,
                words(it.getFirst()),
                seen(it.getFirst())));
  }

  private List<String> words(Part part) {
    List<String> words = new ArrayList<>(List.of(command.verb().name()));
    command
        .argument()
        .ifPresentOrElse(
            words::add,
            () -> {
              words.add(part.cluster());
              words.addAll(meant(part));
            });
    command.options().texts().entrySet().stream()
        .filter(it -> !it.getKey().equals(Keys.DRY.name()))
        .forEach(it -> words.add(it.getKey() + ":" + it.getValue()));
    return words;
  }

  /** Who or what it is about, as people type it. */
  private static List<String> meant(Part part) {
    return part.steps().stream()
        .flatMap(it -> it.blockTarget().stream())
        .findFirst()
        .map(it -> BlockTargetName.of(it).typedWords())
        .orElseGet(() -> part.targets().stream().map(it -> String.valueOf(it.pid())).toList());
  }

  private static List<SeenSession> seen(Part part) {
    return part.steps().stream().anyMatch(it -> it.blockTarget().isPresent())
        ? List.of()
        : part.targets().stream().map(it -> new SeenSession(it.id(), it.xactStart())).toList();
  }

  private List<Field> facts() {
    Change change = plan.change();
    List<Field> facts = new ArrayList<>();
    facts.add(Field.data("verb", Value.text(change.verb())));
    facts.add(Field.data("request", Value.none()));
    facts.add(Field.data("state", Value.text("dry")));
    if (isShort()) {
      SessionLines.of(change, RequestCard.FEW).forEach(it -> facts.add(line(it)));
      SessionLines.leftAlone(change, RequestCard.FEW).ifPresent(it -> facts.add(line(it)));
    }
    return facts;
  }

  private static Field line(String words) {
    return Field.people("", Value.line(Value.text(words)));
  }

  /** Whether a line for each session, with what it does and holds, is not too much. */
  private boolean isShort() {
    return plan.change().targets().size() <= RequestCard.FEW
        && plan.change().parts().stream().mapToInt(it -> it.exclusions().size()).sum()
            <= RequestCard.FEW;
  }

  private List<Body> bodies() {
    Change change = plan.change();
    Body targets = TargetTable.of(change);
    Body requires =
        breaksGlass && !takes.approvals().isEmpty()
            ? RequirementWords.detailsOfBreakingGlass(takes)
            : RequirementWords.details(takes);
    return Stream.of(
            Stream.of(isShort() ? targets.forPrograms() : targets, requires),
            AbsentClusters.of(change).stream(),
            plan.details().stream(),
            Stream.of(asked()))
        .<Body>flatMap(it -> it)
        .toList();
  }

  private Body asked() {
    var command = Field.people("command", Value.text(plan.change().command()));
    return new Body.Details("", List.of(command), List.of());
  }
}
