package io.github.pgbailiff.verb;

import io.github.pgbailiff.change.Selection;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.postgres.DoorName;
import io.github.pgbailiff.postgres.Facts;
import io.github.pgbailiff.postgres.Session;
import io.github.pgbailiff.verb.DoorFound.Chosen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
    List<Session> inside = found.scope().cluster().inside(found.door(), found.survey().identity());
    List<String> staying = inside.stream().flatMap(it -> staying(it, facts).stream()).toList();
    if (!staying.isEmpty()) {
      return found.refused(refusal(found, staying));
    }
    var sorting =
        new SignalSorting(found.scope(), Step.Kind.TERMINATE, (_, _, _) -> Optional.empty(), facts);
    inside.forEach(sorting::add);
    return found.act(steps(found, sorting, protect), impact(found, sorting), notes(found));
  }

  /** Who could not be ended, and why. */
  private static Optional<String> staying(Session session, Facts facts) {
    boolean mightier = session.superuser() && !facts.superuser();
    return session
        .exclusion()
        .map(Session.Exclusion::reason)
        .or(() ->
            mightier ? Optional.of("superuser: pgbailiff may not signal it") : Optional.empty())
        .map(
            why -> "%d of %s (%s)".formatted(session.pid(), session.user().orElse("no role"), why));
  }

  private static String refusal(DoorFound found, List<String> staying) {
    String named = staying.stream().limit(NAMED).collect(Collectors.joining(", "));
    String more = staying.size() > NAMED ? "… (%d of %d)".formatted(NAMED, staying.size()) : "";
    return "it would have to leave %s inside %s: %s%s"
        .formatted(
            Wording.count(staying.size(), "session"), found.survey().name().words(), named, more);
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
