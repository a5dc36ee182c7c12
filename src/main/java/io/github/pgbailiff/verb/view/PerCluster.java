package io.github.pgbailiff.verb.view;

import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A question to clusters at the same time, to each once; one that does not answer holds up no
 * other.
 */
public final class PerCluster {
  private PerCluster() {}

  /**
   * The answer of one cluster, or why there is none.
   *
   * @param <T> what was asked for
   */
  public sealed interface ClusterAnswer<T> {
    AllowedCluster scope();

    record Answered<T>(AllowedCluster scope, T answer) implements ClusterAnswer<T> {}

    record Failed<T>(AllowedCluster scope, ClusterException why) implements ClusterAnswer<T> {}
  }

  /** The answers, in the order of the scopes. */
  public static <T> List<ClusterAnswer<T>> ask(
      List<AllowedCluster> scopes, Function<AllowedCluster, T> question) {
    if (scopes.size() == 1) {
      return List.of(ask(scopes.getFirst(), question));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<ClusterAnswer<T>>> asked =
          scopes.stream().map(scope -> threads.submit(() -> ask(scope, question))).toList();
      return asked.stream().map(PerCluster::result).toList();
    }
  }

  private static <T> ClusterAnswer<T> ask(
      AllowedCluster scope, Function<AllowedCluster, T> question) {
    if (scope.isLeftAlone()) {
      return new ClusterAnswer.Failed<>(scope, notAsked());
    }
    try {
      return new ClusterAnswer.Answered<>(scope, question.apply(scope));
    } catch (ClusterException e) {
      return new ClusterAnswer.Failed<>(scope, e);
    }
  }

  private static ClusterException notAsked() {
    return new ClusterException(ClusterException.Kind.NOT_ASKED, "asleep or not asked");
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while clusters were asked", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * The same, when there is an answer among them.
   *
   * @throws ClusterException why there is none
   */
  public static <T> List<ClusterAnswer<T>> someAnswered(List<ClusterAnswer<T>> asked) {
    if (asked.stream().allMatch(ClusterAnswer.Failed.class::isInstance)
        && asked.getFirst() instanceof ClusterAnswer.Failed<T>(_, var why)) {
      throw why;
    }
    return asked;
  }

  /** Those that are asked: all, where nothing but what is left alone is meant. */
  public static List<AllowedCluster> awake(List<AllowedCluster> scopes) {
    List<AllowedCluster> some = scopes.stream().filter(it -> !it.isLeftAlone()).toList();
    return some.isEmpty() ? scopes : some;
  }

  /** The same of these sections. */
  public static <T> Reply.Report report(
      String verb,
      List<AllowedCluster> scopes,
      List<Section> sections,
      List<ClusterAnswer<T>> asked) {
    return new Reply.Report(
        List.of(Field.data("verb", Value.text(verb))),
        "clusters",
        sections,
        asked.size() == scopes.size() ? List.of() : leftAlone(scopes),
        exit(asked));
  }

  private static List<String> leftAlone(List<AllowedCluster> scopes) {
    List<String> names =
        scopes.stream().filter(AllowedCluster::isLeftAlone).map(AllowedCluster::name).toList();
    return names.isEmpty()
        ? List.of()
        : List.of("asleep or not asked, unless named: " + String.join(", ", names));
  }

  /** The maker of the section of a cluster that answered. */
  @FunctionalInterface
  public interface Sections<T> {
    Section of(AllowedCluster scope, T answer);
  }

  /** The section of a cluster that did not answer. */
  public static Section failed(AllowedCluster scope, ClusterException why) {
    return new Section(
        List.of(
            Fields.cluster(scope.name()),
            Field.data("reachable", Value.flag(isReachable(why))),
            Field.of("error", "", Value.text(Fields.message(why)))),
        List.of(),
        List.of());
  }

  public static boolean isReachable(ClusterException why) {
    return exit(why) != ExitCode.UNREACHABLE;
  }

  /** The end of a command that lacks this cluster's answer. */
  public static ExitCode exit(ClusterException why) {
    return switch (why.kind()) {
      case NOT_ASKED -> ExitCode.DONE;
      case UNREACHABLE, FULL, REFUSED, TIMEOUT -> ExitCode.UNREACHABLE;
      case NOT_PERMITTED, UNSUPPORTED, UNKNOWN -> ExitCode.LEFT;
      case IDENTITY_CHANGED -> ExitCode.REFUSED;
    };
  }

  /** The worst that came of any cluster. */
  public static <T> ExitCode exit(List<ClusterAnswer<T>> asked) {
    List<ExitCode> failures =
        asked.stream()
            .flatMap(it ->
                it instanceof ClusterAnswer.Failed<T>(_, var why)
                    ? Stream.of(exit(why))
                    : Stream.<ExitCode>empty())
            .toList();
    return failures.contains(ExitCode.UNREACHABLE)
        ? ExitCode.UNREACHABLE
        : failures.stream().findFirst().orElse(ExitCode.DONE);
  }
}
