package io.github.pgbailiff.card;

import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.change.Evidence;
import io.github.pgbailiff.change.Evidence.HeldLock;
import io.github.pgbailiff.change.Exclusion;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.command.Counts;
import io.github.pgbailiff.reply.Phrases;
import io.github.pgbailiff.reply.SessionPhrases;
import io.github.pgbailiff.verb.view.SightWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sessions of a change, a line each, as they were when they were chosen. */
public final class SessionLines {
  private static final int LOCKS = 3;

  private SessionLines() {}

  /**
   * The first of them, and how many there are besides.
   *
   * @param most how many to name
   */
  public static List<String> of(Change change, int most) {
    boolean several = change.parts().size() > 1;
    List<String> lines = new ArrayList<>();
    for (Part part : change.parts()) {
      for (Target target : part.targets()) {
        lines.add((several ? part.cluster() + ": " : "") + line(part, target));
      }
    }
    List<String> shown = new ArrayList<>(lines.subList(0, Math.min(most, lines.size())));
    if (lines.size() > most) {
      shown.add(Counts.others(lines.size() - most).strip());
    }
    return shown;
  }

  /** {@code vic · psql · shop (23036): idle in a transaction for 14m, holds locks on …}. */
  private static String line(Part part, Target target) {
    Optional<Evidence.OfSession> seen = part.evidence().flatMap(it -> it.of(target.id()));
    String doing =
        Stream.of(
                doing(target, part.evidence().map(Evidence::at)), seen.flatMap(SessionLines::locks))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    String waiting =
        seen.filter(it -> it.waiting() > 0)
            .map(it ->
                "; holds up %d: %s"
                    .formatted(it.waiting(), Phrases.names(it.heldUp(), it.waiting())))
            .orElse("");
    return TargetWords.inFull(target) + (doing.isEmpty() ? "" : ": " + doing) + waiting;
  }

  private static Optional<String> doing(Target target, Optional<Instant> at) {
    return target
        .state()
        .filter(it -> !it.isBlank())
        .map(state -> SessionPhrases.doing(state) + age(since(target, state), at));
  }

  private static Optional<Instant> since(Target target, String state) {
    return state.startsWith("idle") ? target.stateChange() : target.queryStart();
  }

  private static String age(Optional<Instant> since, Optional<Instant> at) {
    return since
        .flatMap(began -> at.map(now -> Duration.between(began, now).toSeconds()))
        .map(seconds -> " for " + SightWords.age(Math.max(0, seconds)))
        .orElse("");
  }

  private static Optional<String> locks(Evidence.OfSession seen) {
    if (seen.locks().isEmpty()) {
      return Optional.empty();
    }
    String named =
        seen.locks().stream()
            .limit(LOCKS)
            .map(SessionLines::words)
            .collect(Collectors.joining(", "));
    return Optional.of("holds locks on " + named + (seen.locks().size() > LOCKS ? ", …" : ""));
  }

  private static String words(HeldLock lock) {
    return "%s (%s)".formatted(lock.relation(), lock.mode().replaceFirst("Lock$", ""));
  }

  /** Who is left alone, with the reason. */
  public static Optional<String> leftAlone(Change change, int most) {
    List<Exclusion> all =
        change.parts().stream().flatMap(part -> part.exclusions().stream()).toList();
    String named =
        all.stream()
            .limit(most)
            .map(it -> TargetWords.who(it.session()) + ", " + it.reason())
            .collect(Collectors.joining("; "));
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of("left alone: " + named + Counts.others(all.size() - most));
  }
}
