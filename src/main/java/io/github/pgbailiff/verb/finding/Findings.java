package io.github.pgbailiff.verb.finding;

import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Step;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import io.github.pgbailiff.verb.view.PerCluster;
import io.github.pgbailiff.verb.view.PerCluster.ClusterAnswer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Reports that say first, in one sentence a cluster, what is worst there. */
public final class Findings {
  /** As many clusters are told of one by one. */
  private static final int MOST = 8;

  private Findings() {}

  /** A cluster with what was found there, and with its part of the report. */
  private record Told(List<Finding> findings, Section section, boolean answered) {
    Mark mark() {
      return findings.stream().map(Finding::mark).min(Comparator.naturalOrder()).orElse(Mark.NONE);
    }
  }

  /**
   * A report with a section per cluster.
   *
   * @param onlyWorst whether people see no more of the others than their sentences
   */
  public static <T> Reply.Report report(
      String verb,
      List<AllowedCluster> scopes,
      Function<AllowedCluster, T> question,
      BiFunction<AllowedCluster, T, List<Finding>> findings,
      PerCluster.Sections<T> sections,
      boolean onlyWorst) {
    // Each is told of while the others still answer.
    List<ClusterAnswer<Told>> asked =
        PerCluster.ask(
            PerCluster.awake(scopes),
            scope -> told(scope, question.apply(scope), findings, sections));
    List<Told> told = asked.stream().map(Findings::told).toList();
    return PerCluster.report(verb, scopes, shown(told, onlyWorst), asked).finding(worstFirst(told));
  }

  private static List<Section> shown(List<Told> told, boolean onlyWorst) {
    boolean all = !onlyWorst || told.size() == 1;
    OptionalInt worst =
        IntStream.range(0, told.size())
            .filter(i -> told.get(i).answered())
            .boxed()
            .min(Comparator.comparing(i -> told.get(i).mark()))
            .map(OptionalInt::of)
            .orElseGet(OptionalInt::empty);
    return IntStream.range(0, told.size())
        .mapToObj(i ->
            all || i == worst.orElse(-1)
                ? told.get(i).section()
                : told.get(i).section().forPrograms())
        .toList();
  }

  private static <T> Told told(
      AllowedCluster scope,
      T answer,
      BiFunction<AllowedCluster, T, List<Finding>> findings,
      PerCluster.Sections<T> sections) {
    return new Told(findings.apply(scope, answer), sections.of(scope, answer), true);
  }

  private static Told told(ClusterAnswer<Told> asked) {
    return switch (asked) {
      case ClusterAnswer.Answered<Told>(var _, Told told) -> told;
      case ClusterAnswer.Failed<Told>(AllowedCluster scope, ClusterException why) ->
          new Told(List.of(silent(scope, why)), PerCluster.failed(scope, why), false);
    };
  }

  private static Finding silent(AllowedCluster scope, ClusterException why) {
    return Finding.of(
        scope.isLeftAlone() ? Mark.QUIET : Mark.LOOK, "%s %s".formatted(scope.name(), why.why()));
  }

  private static List<Finding> worstFirst(List<Told> told) {
    List<Finding> found =
        told.stream()
            .sorted(Comparator.comparing(Told::mark))
            .flatMap(it -> it.findings().stream())
            .toList();
    if (found.size() <= MOST) {
      return found;
    }
    List<Finding> some = new ArrayList<>(found.subList(0, MOST));
    long quiet =
        found.subList(MOST, found.size()).stream().filter(it -> it.mark() == Mark.QUIET).count();
    long others = found.size() - MOST - quiet;
    some.add(
        Finding.of(
            others > 0 ? Mark.LOOK : Mark.QUIET,
            "%d more: %d quiet, %d worth a look".formatted(quiet + others, quiet, others),
            Step.look("Clusters", "clusters")));
    return some;
  }
}
