package io.github.pgbailiff.card;

import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.reply.Phrases;
import io.github.pgbailiff.request.Aftermath;
import io.github.pgbailiff.request.PartResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results of a change in words: what became of it, and of those who waited. */
final class OutcomeWords {
  private OutcomeWords() {}

  /** {@code 23036 ended after 0.2 s; 7 of 7 go on, nobody waits on prod-eu now}. */
  static String of(Change change, List<PartResult> results) {
    String outcomes =
        results.stream()
            .map(OutcomeWords::of)
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining("; "));
    return outcomes.isEmpty() ? ChangeWords.of(change) : outcomes + leftAlone(change);
  }

  private static String of(PartResult result) {
    String target = result.block().map(it -> it.name() + " " + it.words()).orElse("");
    String problem = result.problem().map(_ -> "not carried out to its end").orElse("");
    boolean alone = target.isEmpty() && problem.isEmpty() && result.targets().size() == 1;
    String sessions = alone ? single(result) : counted(result);
    String all =
        Stream.of(target, sessions, problem)
            .filter(it -> !it.isEmpty())
            .collect(Collectors.joining(", "));
    String after = result.after().map(it -> after(it, result.cluster())).orElse("");
    // Once is enough to say where.
    String where =
        after.endsWith(" on " + result.cluster() + " now") ? "" : " on " + result.cluster();
    return all.isEmpty() ? "" : all + where + after;
  }

  /** {@code 7 ended, 1 already gone}. */
  private static String counted(PartResult result) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    result.targets().forEach(it -> counts.merge(it.outcome().kind().words(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(it -> it.getValue() + " " + it.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String single(PartResult result) {
    PartResult.OfTarget only = result.targets().getFirst();
    int pid = only.session().pid();
    String took = result.after().map(it -> " after " + seconds(it.took())).orElse("");
    return switch (only.outcome().kind()) {
      case ENDED -> pid + " ended" + took;
      case CANCELLED -> "the query of " + pid + " was cancelled" + took;
      case ALREADY_GONE -> pid + " was already gone";
      case DIFFERENT_SESSION -> pid + " is a different session by now and was spared";
      case CHANGED -> pid + " does something else by now (changed) and was spared";
      case NOT_PERMITTED, STILL_THERE, UNKNOWN -> pid + ": " + only.outcome().words();
    };
  }

  /** {@code 0.2 s}, {@code 12 s}. */
  private static String seconds(Duration took) {
    double seconds = took.toMillis() / 1000.0;
    return seconds < 10
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : Math.round(seconds) + " s";
  }

  private static String after(Aftermath after, String cluster) {
    if (after.heldUp() == 0) {
      return "";
    }
    int still = after.heldUp() - after.goOn();
    int others = after.waiting() - still;
    String first =
        "; %d of %d %s on"
            .formatted(after.goOn(), after.heldUp(), after.goOn() == 1 ? "goes" : "go");
    if (still > 0) {
      return "%s; %d still wait%s%s"
          .formatted(first, still, still == 1 ? "s" : "", behind(after.behind()));
    }
    return others <= 0
        ? "%s, nobody waits on %s now".formatted(first, cluster)
        : "%s; %s for other locks on %s"
            .formatted(
                first,
                Phrases.count(others, "other") + (others == 1 ? " waits" : " wait"),
                cluster);
  }

  private static String behind(List<Integer> pids) {
    String named = pids.stream().map(String::valueOf).collect(Collectors.joining(" and "));
    return named.isEmpty() ? "" : ", now behind " + named;
  }

  private static String leftAlone(Change change) {
    long left = change.parts().stream().mapToLong(part -> part.exclusions().size()).sum();
    return left == 0 ? "" : ", " + left + " left alone";
  }

  /** What is left of what was meant, a line each. */
  static List<String> left(Change change, List<PartResult> results, int most) {
    List<String> left =
        results.stream()
            .flatMap(result ->
                result.targets().stream()
                    .filter(it -> !isReached(it.outcome()))
                    .map(it -> named(change, result, it) + ": " + it.outcome().words()))
            .toList();
    boolean alone = left.size() == 1 && change.targets().size() == 1;
    return alone ? List.of() : left.stream().limit(most).toList();
  }

  private static String named(Change change, PartResult result, PartResult.OfTarget one) {
    return change.parts().stream()
        .filter(part -> part.cluster().equals(result.cluster()))
        .flatMap(part -> part.targets().stream())
        .filter(it -> it.id().equals(one.session()))
        .findFirst()
        .map(TargetWords::inFull)
        .orElseGet(() -> "session " + one.session().pid());
  }

  /** Whether it is so as it was meant to be. */
  static boolean isReached(Outcome outcome) {
    return switch (outcome.kind()) {
      case ENDED, CANCELLED, ALREADY_GONE -> true;
      case DIFFERENT_SESSION, CHANGED, NOT_PERMITTED, STILL_THERE, UNKNOWN -> false;
    };
  }
}
