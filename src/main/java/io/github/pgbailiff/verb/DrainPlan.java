package io.github.pgbailiff.verb;

import io.github.pgbailiff.change.Selection;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.postgres.DoorName;
import io.github.pgbailiff.postgres.Facts;
import io.github.pgbailiff.postgres.Occupants;
import io.github.pgbailiff.postgres.Prepared;
import io.github.pgbailiff.postgres.Straggler;
import io.github.pgbailiff.verb.DoorFound.Chosen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans the drain of a door: shut it, end who is inside, look until nobody is left. */
record DrainPlan(Command command) {
  /** How long to go on ending sessions that come while the door falls shut. */
  private static final Duration WITHIN = Duration.ofSeconds(15);

  /** How many of those who would have to stay are named. */
  private static final int NAMED = 5;

  Chosen choose(DoorFound found) {
    if (!found.survey().shut() && !found.survey().toShut().isEmpty()) {
      return found.refused(found.survey().toShut().getFirst());
    }
    Facts facts = found.scope().cluster().facts();
    List<List<Condition>> protect = found.scope().cluster().protect(found.survey().identity());
    Occupants inside = found.scope().cluster().inside(found.door(), found.survey().identity());
    List<Straggler> staying = staying(found, inside, facts);
    List<Prepared> prepared = inside.prepared().orElseGet(List::of);
    if (!staying.isEmpty() || !prepared.isEmpty()) {
      return found.refused(refusal(found, staying, prepared));
    }
    var sorting =
        new SignalSorting(
            found.scope(),
            Step.Kind.TERMINATE,
            (_, _, _) -> Optional.empty(),
            facts,
            inside.found().waits());
    inside.sessions().stream().filter(it -> it.exclusion().isEmpty()).forEach(sorting::add);
    return found.act(steps(found, sorting, protect), impact(found, sorting), notes(found));
  }

  /** Who could not be ended; what goes by itself is waited for. */
  private static List<Straggler> staying(DoorFound found, Occupants inside, Facts facts) {
    return inside.sessions().stream()
        .flatMap(it ->
            Straggler.of(it, found.survey().name(), found.scope().name(), facts.superuser())
                .stream())
        .filter(it -> !it.passes())
        .toList();
  }

  private static String refusal(DoorFound found, List<Straggler> staying, List<Prepared> prepared) {
    List<String> all =
        Stream.concat(
                staying.stream().map(Straggler::words), prepared.stream().map(Prepared::words))
            .toList();
    String counts =
        Stream.of(
                Optional.of(Wording.count(staying.size(), "session"))
                    .filter(_ -> !staying.isEmpty()),
                Optional.of(Wording.count(prepared.size(), "prepared transaction"))
                    .filter(_ -> !prepared.isEmpty()))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" and "));
    String named = all.stream().limit(NAMED).collect(Collectors.joining(", "));
    String more = all.size() > NAMED ? "… (%d of %d)".formatted(NAMED, all.size()) : "";
    return "it would have to leave %s inside %s: %s%s%s"
        .formatted(
            counts,
            found.survey().name().words(),
            named,
            more,
            prepared.isEmpty() ? "" : "; " + remedy(found));
  }

  /** Nobody gets in to end a transaction while the database is shut. */
  private static String remedy(DoorFound found) {
    return found.survey().shut()
        ? "unblock first, then " + Prepared.REMEDY + ", then drain"
        : Prepared.REMEDY;
  }

  private List<Step> steps(DoorFound found, SignalSorting sorting, List<List<Condition>> protect) {
    var selection = new Selection(conditions(), protect);
    List<Step> steps = new ArrayList<>();
    if (shuts(found)) {
      steps.add(new Step.Shut(found.door(), lease()));
    }
    if (!sorting.targets().isEmpty()) {
      steps.add(
          new Step.Signal(
              Step.Kind.TERMINATE, sorting.targets(), selection, false, Optional.empty()));
    }
    boolean keep = command.options().flag(Keys.KEEP.name());
    steps.add(new Step.AwaitNone(found.door(), selection, WITHIN, keep));
    return steps;
  }

  /** What is shut already stays as it is, unless its end is to be moved. */
  private boolean shuts(DoorFound found) {
    return !found.survey().shut() || (found.isOurs() && lease().isPresent());
  }

  private Optional<Duration> lease() {
    return command.options().duration(Keys.FOR.name());
  }

  /** The door's own conditions; everybody has no name that a session could have. */
  private List<Condition> conditions() {
    boolean everybody = DoorNames.of(command).role().filter(DoorName.PUBLIC::equals).isPresent();
    return command.conditions().stream()
        .filter(it -> !everybody || !it.key().equals(Keys.USER.name()))
        .toList();
  }

  private List<String> impact(DoorFound found, SignalSorting sorting) {
    List<String> impact = new ArrayList<>();
    if (shuts(found)) {
      impact.addAll(new DoorImpact(found).ofShutting(lease()));
    } else {
      impact.add(found.words() + " is shut already and stays as it is");
    }
    impact.add(
        "ends %s, and whoever else is inside within %s"
            .formatted(
                Wording.count(sorting.targets().size(), "session"), Durations.format(WITHIN)));
    impact.addAll(sorting.consequences());
    if (shuts(found) && !found.survey().shut()) {
      impact.add(
          command.options().flag(Keys.KEEP.name())
              ? "stays shut also when somebody is left"
              : "is opened again when somebody is left");
    }
    return impact;
  }

  private List<String> notes(DoorFound found) {
    return found.isShutByHand()
        ? List.of(found.words() + " was shut by hand: it is no block, and has no end of its own")
        : List.of();
  }
}
