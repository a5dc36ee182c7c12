package io.github.pgbailiff.bot.flow;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.access.Denied;
import io.github.pgbailiff.access.Limits;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.NearestWord;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import io.github.pgbailiff.verb.view.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The choice of the clusters that a command is about, and whether the asker may use the verb there.
 */
public record ClusterChoice(Clusters clusters, Authorizer authorizer) {
  /** How much of what was typed a denial repeats. */
  private static final int SHOWN = 60;

  /** The clusters, or why there are none. */
  sealed interface Choice {
    /** The clusters; none for a verb that is not about clusters. */
    record Chosen(List<AllowedCluster> clusters) implements Choice {}

    /** The lack of a right to the verb there. */
    record Refused(Denied denial) implements Choice {}

    /** The lack of words to tell the clusters by. */
    record Unclear(String message) implements Choice {}
  }

  /**
   * A cluster that is meant.
   *
   * @param exactly named for itself, so that a right that lacks there is a denial
   * @param atAll named by whatever words; not one of all that there are
   */
  private record Named(Cluster cluster, boolean exactly, boolean atAll) {}

  Choice choose(Command command, Optional<String> defaultCluster, Asker asker) {
    boolean chooses = command.verb().takes(Positional.CLUSTERS);
    boolean allowed = authorizer.allowsSomewhere(asker, command.verb(), clusters.all());
    if (clusters.all().isEmpty() && (chooses || !allowed)) {
      return new Choice.Unclear(
          "cluster: none is configured; list one under clusters in the configuration");
    }
    // Before anything that was typed is matched with names: whoever may nothing learns nothing.
    if (!allowed) {
      return nowhere(command, asker, typed(command));
    }
    // A thing that is named by its id says where, once it is looked up.
    if (!chooses || (command.verb().acts() && command.argument().isPresent())) {
      return new Choice.Chosen(List.of());
    }
    List<Cluster> visible = visible(command, asker);
    if (command.clusters().isEmpty()) {
      return unnamed(command, defaultCluster, asker, visible);
    }
    Optional<String> unknown =
        command.clusters().stream().flatMap(it -> unknown(it, visible).stream()).findFirst();
    return unknown.isPresent()
        ? new Choice.Unclear(unknown.get())
        : authorized(command, asker, named(command.clusters(), visible));
  }

  private Choice nowhere(Command command, Asker asker, String where) {
    return new Choice.Refused(authorizer.nowhere(asker, command.verb(), clusters.all(), where));
  }

  /** The clusters as the asker wrote them. */
  private static String typed(Command command) {
    String typed =
        command.clusters().stream().map(ClusterPattern::text).collect(Collectors.joining(","));
    if (typed.isEmpty()) {
      return "any cluster";
    }
    return typed.length() <= SHOWN ? typed : typed.substring(0, SHOWN - 1) + "…";
  }

  /** What the asker may know of: the clusters that they may read, or use the verb on. */
  private List<Cluster> visible(Command command, Asker asker) {
    return clusters.all().stream()
        .filter(it ->
            authorizer.limits(asker, command.verb(), it).denial().isEmpty()
                || authorizer.limits(asker, Effect.READ.word(), it).denial().isEmpty())
        .toList();
  }

  private Choice unnamed(
      Command command, Optional<String> defaultCluster, Asker asker, List<Cluster> visible) {
    Optional<Cluster> only =
        defaultCluster
            .flatMap(this::find)
            .or(() ->
                clusters.all().size() == 1 ? clusters.all().stream().findFirst() : Optional.empty())
            .filter(_ -> command.argument().isEmpty());
    if (only.isPresent()) {
      return visible.contains(only.get())
          ? authorized(command, asker, List.of(new Named(only.get(), true, true)))
          : nowhere(command, asker, "the cluster that this place stands for");
    }
    if (command.verb().acts()) {
      return new Choice.Unclear(
          "%s: on which cluster? name one of %s"
              .formatted(command.verb().name(), String.join(", ", usable(command, asker))));
    }
    return authorized(
        command, asker, visible.stream().map(it -> new Named(it, false, false)).toList());
  }

  private Optional<Cluster> find(String name) {
    return clusters.all().stream().filter(it -> it.name().equals(name)).findFirst();
  }

  private List<String> usable(Command command, Asker asker) {
    return clusters.all().stream()
        .filter(it -> authorizer.limits(asker, command.verb(), it).denial().isEmpty())
        .map(Cluster::name)
        .toList();
  }

  private Optional<String> unknown(ClusterPattern pattern, List<Cluster> visible) {
    List<Cluster> meant = pattern.isExact() ? clusters.all() : visible;
    if (meant.stream().anyMatch(pattern::selects)) {
      return Optional.empty();
    }
    List<String> names = visible.stream().map(Cluster::name).toList();
    String list = String.join(", ", names);
    return Optional.of(
        pattern.isExact()
            ? "cluster: \"%s\" is none of %s%s"
                .formatted(
                    pattern.text(),
                    list,
                    NearestWord.question(NearestWord.of(pattern.text(), names)))
            : "cluster: nothing matches \"%s\"; there are %s".formatted(pattern.text(), list));
  }

  /** A name means itself, a glob or a label only what the asker may know of. */
  private List<Named> named(List<ClusterPattern> patterns, List<Cluster> visible) {
    List<Named> named = new ArrayList<>();
    for (Cluster cluster : clusters.all()) {
      boolean exactly = patterns.stream().anyMatch(it -> it.isExact() && it.selects(cluster));
      if (exactly
          || (visible.contains(cluster) && patterns.stream().anyMatch(it -> it.selects(cluster)))) {
        named.add(new Named(cluster, exactly, true));
      }
    }
    return named;
  }

  /** A verb that acts does so on all that were named or on none. */
  private Choice authorized(Command command, Asker asker, List<Named> named) {
    List<AllowedCluster> scopes = new ArrayList<>();
    List<Denied> denials = new ArrayList<>();
    for (Named one : named) {
      AllowedCluster scope = scope(command, asker, one);
      Optional<Denied> denied = scope.limits().denial();
      if (denied.isPresent() && (one.exactly() || command.verb().acts())) {
        return new Choice.Refused(denied.get());
      }
      denied.ifPresentOrElse(denials::add, () -> scopes.add(scope));
    }
    return scopes.isEmpty() ? new Choice.Refused(denials.getFirst()) : new Choice.Chosen(scopes);
  }

  private AllowedCluster scope(Command command, Asker asker, Named one) {
    Cluster cluster = one.cluster();
    Limits verb = authorizer.limits(asker, command.verb(), cluster);
    Limits limits =
        Literals.askedFor(command)
            ? verb.and(authorizer.limits(asker, Literals.PERMISSION, cluster))
            : verb;
    return new AllowedCluster(clusters.get(cluster.name()), limits, one.atAll());
  }
}
