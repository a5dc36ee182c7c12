package io.github.pgbailiff.suggestion;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.access.Limits;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Person;
import io.github.pgbailiff.command.parse.Completion;
import io.github.pgbailiff.command.parse.KnownNames;
import io.github.pgbailiff.command.text.Suggestion;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.postgres.session.ConnectionUsage;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.postgres.session.Sessions;
import io.github.pgbailiff.request.gate.RequestRights;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The words that may follow a line that is being typed. What is told of a cluster comes from what
 * was last seen of it, and is only what the asker may read: other names would tell of the rest.
 */
public final class Suggestions {
  /** Platforms give three seconds in all. */
  private static final Duration PATIENCE = Duration.ofMillis(900);

  /** So many clusters are looked at for a line that names none. */
  private static final int MOST_CLUSTERS = 20;

  private static final int MOST_SESSIONS = 2_000;

  private final List<Declaration> verbs;
  private final Clusters clusters;
  private final Authorizer authorizer;
  private final RecordLists records;
  private final LastLooks<ConnectionUsage> names;
  private final LastLooks<Sessions> sessions;

  /** The things of the store for one asker. */
  @FunctionalInterface
  private interface RecordLists {
    RecordSuggestions of(Asker asker);
  }

  public Suggestions(
      List<Declaration> verbs,
      Clusters clusters,
      Authorizer authorizer,
      RequestRights rights,
      OpenStore records) {
    this.verbs = List.copyOf(verbs);
    this.clusters = clusters;
    this.authorizer = authorizer;
    this.records =
        asker -> new RecordSuggestions(records, rights, cluster -> reading(asker, cluster));
    this.names =
        new LastLooks<>(
            1_000,
            Duration.ofMinutes(10),
            Duration.ofSeconds(20),
            PATIENCE,
            name -> clusters.get(name).usage());
    // What a session does is over soon: an old look would offer another one's pid.
    this.sessions =
        new LastLooks<>(50, Duration.ofSeconds(5), Duration.ofSeconds(2), PATIENCE, this::sessions);
  }

  private Sessions sessions(String cluster) {
    return clusters.get(cluster).sessions(SessionQuery.ALL.limited(MOST_SESSIONS));
  }

  /**
   * Suggestions for the last word of the line, best first.
   *
   * @param usual the cluster that is meant where none is named
   * @param line from the verb on
   */
  public List<Suggestion> of(Asker asker, Optional<String> usual, String line) {
    List<Declaration> usable =
        verbs.stream().filter(it -> authorizer.allowsSomewhere(asker, it, clusters.all())).toList();
    KnownNames known = (kind, patterns) -> known(kind, meant(patterns, usual, asker), asker);
    return new Completion(usable, known).candidates(line);
  }

  private List<Suggestion> known(KnownNames.Kind kind, List<Cluster> meant, Asker asker) {
    return switch (kind) {
      case CLUSTER -> plain(readable(asker).map(Cluster::name));
      case DATABASE -> named(meant, asker, usage -> usage.byDatabase().keySet().stream());
      case USER -> named(meant, asker, usage -> usage.byUser().keySet().stream());
      case APPLICATION -> named(meant, asker, usage -> usage.byApplication().keySet().stream());
      case SESSION -> sessions(meant, asker);
      case REQUEST -> records.of(asker).requests(asker);
      case ALERT -> records.of(asker).alerts();
      case BLOCK -> records.of(asker).blocks();
      case PERSON -> plain(authorizer.people().stream().map(Person::name));
    };
  }

  private static List<Suggestion> plain(Stream<String> words) {
    return words.filter(it -> !it.isEmpty()).distinct().map(Suggestion::of).toList();
  }

  private Stream<Cluster> readable(Asker asker) {
    return clusters.all().stream().filter(it -> limits(asker, it).leaveSomething());
  }

  private Limits limits(Asker asker, Cluster cluster) {
    return authorizer.limits(asker, Effect.READ.word(), cluster);
  }

  private Optional<Limits> reading(Asker asker, String cluster) {
    return readable(asker)
        .filter(it -> it.name().equals(cluster))
        .findFirst()
        .map(it -> limits(asker, it));
  }

  /** Nothing that the asker may not read is looked at, and no keystroke wakes what sleeps. */
  private List<Cluster> meant(List<ClusterPattern> patterns, Optional<String> usual, Asker asker) {
    return readable(asker)
        .filter(it -> !clusters.get(it.name()).sleeps())
        .filter(it ->
            patterns.isEmpty()
                ? usual.map(it.name()::equals).orElse(true)
                : patterns.stream().anyMatch(pattern -> pattern.selects(it)))
        .limit(MOST_CLUSTERS)
        .toList();
  }

  private List<Suggestion> named(
      List<Cluster> meant, Asker asker, Function<ConnectionUsage, Stream<String>> part) {
    names.refresh(meant.stream().map(Cluster::name).toList());
    return plain(
        meant.stream()
            .flatMap(it -> names.of(it.name()).map(usage -> within(usage, asker, it)).stream())
            .flatMap(part));
  }

  private ConnectionUsage within(ConnectionUsage usage, Asker asker, Cluster cluster) {
    Limits limits = limits(asker, cluster);
    return usage.within((database, user) -> limits.exclusion(database, user).isEmpty(), _ -> false);
  }

  private List<Suggestion> sessions(List<Cluster> meant, Asker asker) {
    sessions.refresh(meant.stream().map(Cluster::name).toList());
    boolean several = meant.size() > 1;
    return meant.stream()
        .flatMap(it -> {
          Optional<String> told = Optional.of(it.name()).filter(_ -> several);
          return sessions.of(it.name()).stream()
              .flatMap(seen -> SessionSuggestions.of(seen, limits(asker, it), told).worstFirst());
        })
        .toList();
  }
}
