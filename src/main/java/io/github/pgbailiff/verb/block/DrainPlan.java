package io.github.pgbailiff.verb.block;

import static java.util.stream.Collectors.joining;

import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.change.Selection;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.postgres.block.Occupants;
import io.github.pgbailiff.postgres.block.PreparedTransaction;
import io.github.pgbailiff.postgres.block.Straggler;
import io.github.pgbailiff.postgres.session.ClusterCapabilities;
import io.github.pgbailiff.reply.Phrases;
import io.github.pgbailiff.verb.block.BlockCandidate.Chosen;
import io.github.pgbailiff.verb.signal.TargetSelection;
import io.github.pgbailiff.verb.view.ClusterView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The plan of a drain: block the target, end who is inside, look until nobody is left. */
public record DrainPlan(Command command, Instant now) {
  /** How long to go on ending sessions that come while the block takes hold. */
  private static final Duration WITHIN = Duration.ofSeconds(15);

  /** How many of those who would have to stay are named. */
  private static final int NAMED = 5;

  public Chosen choose(BlockCandidate found) {
    if (!found.survey().blocked() && !found.survey().againstBlock().isEmpty()) {
      return found.refused(found.survey().againstBlock().getFirst());
    }
    ClusterCapabilities facts = found.scope().cluster().capabilities();
    List<List<Condition>> protect = found.scope().cluster().protect(found.survey().identity());
    Occupants inside =
        found.scope().cluster().blocks().occupants(found.target(), found.survey().identity());
    List<Straggler> staying = staying(found, inside, facts);
    List<PreparedTransaction> prepared = inside.prepared().orElseGet(List::of);
    return staying.isEmpty() && prepared.isEmpty()
        ? drained(found, inside, facts, protect)
        : found.refused(refusal(found, staying, prepared));
  }

  private Chosen drained(
      BlockCandidate found,
      Occupants inside,
      ClusterCapabilities facts,
      List<List<Condition>> protect) {
    var sorting =
        new TargetSelection(
            found.scope(),
            Step.Kind.TERMINATE,
            (_, _, _) -> Optional.empty(),
            facts,
            inside.found().waits());
    inside.sessions().stream().filter(it -> it.exclusion().isEmpty()).forEach(sorting::add);
    List<String> impact = new ArrayList<>(impact(found, sorting));
    around(inside).ifPresent(impact::add);
    return found.act(
        steps(found, sorting, protect),
        impact,
        notes(found),
        sorting.evidence(ClusterView.of(found.scope())));
  }

  /** Whom a provider holds in there: nobody here may end them, and zero is everybody else. */
  private static Optional<String> around(Occupants inside) {
    List<String> around = inside.around().stream().map(Straggler::words).toList();
    return Optional.of(
            "waits around %s that nobody here may end, zero means everybody else: %s"
                .formatted(Phrases.count(around.size(), "session"), named(around)))
        .filter(_ -> !around.isEmpty());
  }

  private static String named(List<String> all) {
    return all.stream().limit(NAMED).collect(joining(", "))
        + (all.size() > NAMED ? "… (%d of %d)".formatted(NAMED, all.size()) : "");
  }

  /** Who could not be ended; what goes by itself is waited for. */
  private static List<Straggler> staying(
      BlockCandidate found, Occupants inside, ClusterCapabilities facts) {
    return inside.sessions().stream()
        .flatMap(it ->
            Straggler.of(it, found.survey().name(), found.scope().name(), facts.superuser())
                .stream())
        .filter(it -> !it.passes())
        .toList();
  }

  private static String refusal(
      BlockCandidate found, List<Straggler> staying, List<PreparedTransaction> prepared) {
    List<String> all =
        Stream.concat(
                staying.stream().map(Straggler::words),
                prepared.stream().map(PreparedTransaction::words))
            .toList();
    return "it would have to leave %s inside %s: %s%s"
        .formatted(
            counts(staying, prepared),
            found.survey().name().words(),
            named(all),
            prepared.isEmpty() ? "" : "; " + remedy(found));
  }

  private static String counts(List<Straggler> staying, List<PreparedTransaction> prepared) {
    return Stream.of(
            Optional.of(Phrases.count(staying.size(), "session")).filter(_ -> !staying.isEmpty()),
            Optional.of(Phrases.count(prepared.size(), "prepared transaction"))
                .filter(_ -> !prepared.isEmpty()))
        .flatMap(Optional::stream)
        .collect(joining(" and "));
  }

  /** Nobody gets in to end a transaction while the database is shut. */
  private static String remedy(BlockCandidate found) {
    return found.survey().blocked()
        ? "unblock first, then " + PreparedTransaction.REMEDY + ", then drain"
        : PreparedTransaction.REMEDY;
  }

  private List<Step> steps(
      BlockCandidate found, TargetSelection sorting, List<List<Condition>> protect) {
    var selection = new Selection(conditions(), protect);
    List<Step> steps = new ArrayList<>();
    if (shuts(found)) {
      steps.add(found.block(lease(), now));
    }
    if (!sorting.targets().isEmpty()) {
      steps.add(
          new Step.Signal(
              Step.Kind.TERMINATE, sorting.targets(), selection, false, Optional.empty()));
    }
    boolean keep = command.options().flag(Keys.KEEP.name());
    steps.add(new Step.Drain(found.target(), selection, WITHIN, keep));
    return steps;
  }

  /** What is shut already stays as it is, unless its end is to be moved. */
  private boolean shuts(BlockCandidate found) {
    return !found.survey().blocked() || (found.isOurs() && lease().isPresent());
  }

  private Optional<Duration> lease() {
    return command.options().duration(Keys.FOR.name());
  }

  /** The target's own conditions; everybody has no name that a session could have. */
  private List<Condition> conditions() {
    boolean everybody =
        TargetNames.of(command).role().filter(BlockTargetName.PUBLIC::equals).isPresent();
    return command.conditions().stream()
        .filter(it -> !everybody || !it.key().equals(Keys.USER.name()))
        .toList();
  }

  private List<String> impact(BlockCandidate found, TargetSelection sorting) {
    List<String> impact = new ArrayList<>();
    var block = new BlockImpact(found, now);
    if (shuts(found)) {
      impact.addAll(block.ofShutting(lease(), unless(found)));
    } else {
      impact.add(found.words() + " is shut already and stays as it is");
    }
    impact.add(
        "ends %s, and whoever else is inside within %s"
            .formatted(
                Phrases.count(sorting.targets().size(), "session"), Durations.format(WITHIN)));
    impact.addAll(sorting.consequences());
    if (shuts(found) && !found.survey().blocked()) {
      impact.addAll(block.statements());
    }
    return impact;
  }

  /** What becomes of the block when not everybody can be ended. */
  private String unless(BlockCandidate found) {
    if (found.survey().blocked()) {
      return "";
    }
    return command.options().flag(Keys.KEEP.name())
        ? ", also if somebody is left inside"
        : ", unless somebody is left inside: then it opens at once";
  }

  private List<String> notes(BlockCandidate found) {
    return found.isShutByHand()
        ? List.of(found.words() + " was shut by hand: it is no block, and has no end of its own")
        : List.of();
  }
}
