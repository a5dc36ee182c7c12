package io.github.pgbailiff.postgres;

import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Counts;
import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.postgres.connection.PlainConnections;
import io.github.pgbailiff.secret.Secret;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Short ways to what tests of this package need. */
public final class GivenRights {
  /** The rights of {@code pgbailiff grants} that reading and signalling need. */
  static final String GRANTED = "IN ROLE pg_read_all_stats, pg_signal_backend";

  private GivenRights() {}

  /** A condition as people write it; the words of lists may hold no comma. */
  static Condition condition(String text) {
    String key = text.substring(0, text.indexOf(':'));
    String value = text.substring(text.indexOf(':') + 1);
    boolean negated = value.startsWith("!");
    String list = negated ? value.substring(1) : value;
    if (Set.of("holds", "xmin").contains(key)) {
      return new Condition.AtLeastMany(key, Counts.parse(list));
    }
    if (Set.of("conn", "xact", "age", "idle", "held", "waits").contains(key)) {
      return new Condition.AtLeast(key, Durations.parse(list));
    }
    return key.equals("query")
        ? new Condition.Contains(key, negated, list)
        : new Condition.OneOf(
            key, negated, Arrays.stream(list.split(",", -1)).map(Glob::new).toList());
  }

  public static List<Condition> conditions(String... texts) {
    return Arrays.stream(texts).map(GivenRights::condition).toList();
  }

  /** The database's server as a cluster named {@code test}. */
  public static ClusterSettings cluster(PostgresDatabase database, String role, String... protect) {
    boolean superuser = role.equals(database.server().superuser());
    String password = superuser ? database.server().password() : PostgresDatabase.PASSWORD;
    return cluster(database.url(), role, password, protect);
  }

  public static ClusterSettings cluster(
      String url, String role, String password, String... protect) {
    return new ClusterSettings(
        new Cluster("test", Map.of()),
        url,
        Optional.of(role),
        Optional.of(password).filter(text -> !text.isEmpty()).map(Secret::of),
        Arrays.stream(protect).map(entry -> conditions(entry.split(" "))).toList());
  }

  /** Pgbailiff's view of it over plain connections. */
  public static PostgresCluster over(ClusterSettings settings) {
    return new Clusters(List.of(settings), new PlainConnections()).get(settings.cluster().name());
  }
}
