package io.github.pgbailiff.verb.block;

import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.postgres.block.BlockPreview;
import io.github.pgbailiff.postgres.block.StillIn;
import io.github.pgbailiff.reply.Phrases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The warnings before a target is blocked or unblocked, a sentence each; what is run stands last.
 *
 * @param now when they are said
 */
public record BlockImpact(BlockCandidate found, Instant now) {
  /** To the nearest minute where it is about minutes. */
  private static final Duration HALF = Duration.ofSeconds(30);

  /** How many of those who get in all the same are named. */
  private static final int NAMED = 8;

  /** Of shutting it. */
  public List<String> ofShutting(Optional<Duration> lease) {
    return ofShutting(lease, "");
  }

  /**
   * Of shutting it.
   *
   * @param unless what else decides about its end
   */
  List<String> ofShutting(Optional<Duration> lease, String unless) {
    List<String> impact = new ArrayList<>();
    found.standing().map(it -> standing(it, lease)).ifPresent(impact::add);
    if (!found.survey().blocked()) {
      impact.add("new connections are refused");
      stillIn().ifPresent(impact::add);
      impact.addAll(found.survey().warnings());
    }
    impact.add(
        lease
                .map(time -> "opens again by itself after " + Durations.format(time))
                .orElse("stays until somebody lifts it")
            + unless);
    lease.filter(_ -> !found.survey().blocked()).map(_ -> byHand()).ifPresent(impact::add);
    return impact;
  }

  /** What comes of it when somebody else shuts it before the end. */
  private String byHand() {
    return found.survey().row().isPresent() || found.survey().remembers()
        ? "if somebody shuts it by hand meanwhile, it stays shut then"
        : "if somebody shuts it by hand meanwhile, it opens all the same: the two look alike here";
  }

  private String standing(Block block, Optional<Duration> lease) {
    boolean moved = block.until().isPresent() || lease.isPresent();
    String shut = moved ? "; its end is moved" : "";
    return setting(block) + (found.survey().blocked() ? shut : ", and it was opened by hand since");
  }

  /** What shutting it runs, and what takes that back. */
  public List<String> statements() {
    BlockPreview survey = found.survey();
    return survey.blocked()
        ? List.of()
        : List.of(
            "runs: " + String.join("; ", survey.sql()),
            "undone by: %s, from %s"
                .formatted(String.join("; ", survey.undo()), survey.undoFrom()));
  }

  private Optional<String> stillIn() {
    BlockPreview survey = found.survey();
    if (survey.entering() == 0) {
      return Optional.empty();
    }
    String named =
        survey.stillIn().stream()
            .limit(NAMED)
            .map(StillIn::words)
            .collect(Collectors.joining(", "));
    int more = survey.entering() - Math.min(NAMED, survey.stillIn().size());
    return Optional.of(
        "does not keep out: " + named + (more > 0 ? "… and %d more".formatted(more) : ""));
  }

  /** Sessions that shutting leaves alone. */
  public List<String> ofStaying() {
    int sessions = found.survey().sessions();
    List<String> around = found.survey().around();
    if (sessions == 0) {
      return List.of();
    }
    String stay =
        "%s inside %s"
            .formatted(Phrases.count(sessions, "session"), sessions == 1 ? "stays" : "stay");
    return List.of(
        around.isEmpty()
            ? stay + "; drain ends them"
            : "%s; drain ends all but the service's own: %s"
                .formatted(stay, String.join(", ", new TreeSet<>(around))));
  }

  /** Of opening it. */
  public List<String> ofOpening() {
    boolean blocked = found.survey().blocked();
    List<String> impact = new ArrayList<>();
    if (blocked) {
      impact.add(again());
    }
    impact.add(found.standing().map(this::setting).orElseGet(this::unset));
    if (found.isShutAnew()) {
      impact.add("it was opened since, and shut again by hand: somebody may want it shut");
    }
    impact.add(blocked ? "runs: " + undo() : "it was opened by hand since: only the block ends");
    if (blocked) {
      found.survey().hindrances().forEach(it -> impact.add("but " + it));
    }
    return impact;
  }

  private String unset() {
    return found.isOurs()
        ? "pgbailiff has shut it, says the cluster; this store has no block of it"
        : "it was shut by hand, not by pgbailiff";
  }

  /** What was renamed since is opened by the name that it has now. */
  private String undo() {
    return found
        .standing()
        .filter(block -> block.target().equals(found.target()))
        .map(Block::undo)
        .orElseGet(() -> String.join("; ", found.survey().undo()));
  }

  /** Who gets in. */
  private String again() {
    BlockTargetName name = found.survey().name();
    Optional<String> role = name.everybody() ? Optional.empty() : name.role();
    return name.database()
        .map(it ->
            "database %s accepts connections%s again"
                .formatted(it, role.map(" of "::concat).orElse("")))
        .orElseGet(() -> name.words() + " gets in again");
  }

  private String setting(Block block) {
    return "%s shut it %s ago%s (%s, %s)%s"
        .formatted(
            block.by().name(),
            age(block.since(), now),
            block.reason().map(" for \"%s\""::formatted).orElse(""),
            block.id(),
            block.request(),
            block
                .until()
                .map(it -> ", and it would open by itself in " + age(now, it.plus(HALF)))
                .orElse(", until somebody opens it"));
  }

  private static String age(Instant from, Instant to) {
    return Phrases.age(Duration.between(from, to).toSeconds());
  }
}
