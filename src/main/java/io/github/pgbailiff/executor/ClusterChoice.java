package io.github.pgbailiff.executor;

import io.github.pgbailiff.authorization.Asker;
import io.github.pgbailiff.authorization.Authorizer;
import io.github.pgbailiff.authorization.Denied;
import io.github.pgbailiff.authorization.Limits;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.NearestWord;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.verb.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which clusters a command is about, and whether the asker may use the verb there. */
record ClusterChoice(Clusters clusters, Authorizer authorizer) {

  /** What came of the choice. */
  sealed interface Choice {
    /** These; none for a verb that is not about clusters. */
    record Chosen(List<Scope> scopes) implements Choice {
      List<String> names() {
        return scopes.stream().map(Scope::name).toList();
      }
    }

    /** The asker has no right to the verb there. */
    record Refused(Denied denial) implements Choice {}

    /** The clusters cannot be told from what was said. */
    record Unclear(String message) implements Choice {}
  }

  /** Whether a cluster was named for itself, so that a right that lacks there is a denial. */
  private record Named(Cluster cluster, boolean exactly) {}

  Choice choose(Command command, Optional<String> defaultCluster, Asker asker) {
    if (!command.verb().takes(Positional.CLUSTERS)) {
      return withoutClusters(command, asker);
    }
    if (clusters.all().isEmpty()) {
      return new Choice.Unclear(
          "cluster: none is configured; list one under clusters in the configuration");
    }
    List<ClusterPattern> patterns = command.clusters();
    if (patterns.isEmpty()) {
      return unnamed(command, defaultCluster, asker);
    }
    Optional<String> unknown = patterns.stream().flatMap(it -> unknown(it).stream()).findFirst();
    return unknown.isPresent()
        ? new Choice.Unclear(unknown.get())
        : authorized(command, asker, named(patterns));
  }

  private Choice withoutClusters(Command command, Asker asker) {
    if (authorizer.allowsSomewhere(asker, command.verb(), clusters.all())) {
      return new Choice.Chosen(List.of());
    }
    return clusters.all().stream()
        .flatMap(it -> authorizer.limits(asker, command.verb(), it).denial().stream())
        .findFirst()
        .<Choice>map(Choice.Refused::new)
        .orElseGet(() -> new Choice.Unclear("cluster: none is configured"));
  }

  private Choice unnamed(Command command, Optional<String> defaultCluster, Asker asker) {
    Optional<Cluster> only =
        defaultCluster
            .flatMap(this::find)
            .or(() ->
                clusters.all().size() == 1
                    ? Optional.of(clusters.all().getFirst())
                    : Optional.empty());
    if (only.isPresent()) {
      return authorized(command, asker, List.of(new Named(only.get(), true)));
    }
    if (command.verb().acts()) {
      return new Choice.Unclear(
          "%s: on which cluster? name one of %s"
              .formatted(command.verb().name(), String.join(", ", names())));
    }
    return authorized(
        command, asker, clusters.all().stream().map(it -> new Named(it, false)).toList());
  }

  private Optional<Cluster> find(String name) {
    return clusters.all().stream().filter(it -> it.name().equals(name)).findFirst();
  }

  private List<String> names() {
    return clusters.all().stream().map(Cluster::name).toList();
  }

  private Optional<String> unknown(ClusterPattern pattern) {
    if (clusters.all().stream().anyMatch(pattern::selects)) {
      return Optional.empty();
    }
    return Optional.of(
        pattern.isExact()
            ? "cluster: \"%s\" is none of %s%s"
                .formatted(
                    pattern.text(),
                    String.join(", ", names()),
                    NearestWord.question(NearestWord.of(pattern.text(), names())))
            : "cluster: nothing matches \"%s\"; there are %s"
                .formatted(pattern.text(), String.join(", ", names())));
  }

  private List<Named> named(List<ClusterPattern> patterns) {
    List<Named> named = new ArrayList<>();
    for (Cluster cluster : clusters.all()) {
      List<ClusterPattern> selecting = patterns.stream().filter(it -> it.selects(cluster)).toList();
      if (!selecting.isEmpty()) {
        named.add(new Named(cluster, selecting.stream().anyMatch(ClusterPattern::isExact)));
      }
    }
    return named;
  }

  /** A verb that acts does so on all that were named or on none. */
  private Choice authorized(Command command, Asker asker, List<Named> named) {
    List<Scope> scopes = new ArrayList<>();
    List<Denied> denials = new ArrayList<>();
    for (Named one : named) {
      Scope scope = scope(command, asker, one.cluster());
      Optional<Denied> denied = scope.limits().denial();
      if (denied.isPresent() && (one.exactly() || command.verb().acts())) {
        return new Choice.Refused(denied.get());
      }
      denied.ifPresentOrElse(denials::add, () -> scopes.add(scope));
    }
    return scopes.isEmpty() ? new Choice.Refused(denials.getFirst()) : new Choice.Chosen(scopes);
  }

  private Scope scope(Command command, Asker asker, Cluster cluster) {
    Limits verb = authorizer.limits(asker, command.verb(), cluster);
    Limits limits =
        Literals.askedFor(command)
            ? verb.and(authorizer.limits(asker, Literals.PERMISSION, cluster))
            : verb;
    return new Scope(clusters.get(cluster.name()), limits);
  }
}
