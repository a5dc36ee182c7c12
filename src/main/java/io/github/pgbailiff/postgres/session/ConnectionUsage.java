package io.github.pgbailiff.postgres.session;

import io.github.pgbailiff.postgres.sql.Rows;
import io.github.pgbailiff.postgres.sql.Server;
import io.github.pgbailiff.postgres.sql.ServerVersion;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The number of connections that a cluster has, of how many it may have, and whose they are. The
 * maps go from a name to its number, largest first; a name that a session does not have is empty.
 *
 * @param used all of them
 * @param reserved how many of {@code maxConnections} are kept for superusers and for roles with
 *     {@code pg_use_reserved_connections}
 * @param counts those that whoever asks may see
 * @param limits those of roles and databases that have connections or may have none; of whoever
 *     asks only where they may see all that counts
 * @param jobs what runs in databases and takes no connection, as far as whoever asks may see it
 * @param countsLogins whether those that are still logging in are among {@code used}
 */
public record ConnectionUsage(
    int used,
    int maxConnections,
    int reserved,
    List<Count> counts,
    List<ConnectionLimit> limits,
    List<Job> jobs,
    boolean countsLogins) {
  private static final ServerVersion V18 = new ServerVersion(180000);

  public ConnectionUsage {
    counts = List.copyOf(counts);
    limits = List.copyOf(limits);
    jobs = List.copyOf(jobs);
  }

  /**
   * The number of jobs that are alike.
   *
   * @param type such as {@code logical replication worker}
   */
  public record Job(String type, Optional<String> database, Optional<String> user, int number) {}

  /**
   * The number of connections that are alike.
   *
   * @param client the address, {@code local} or {@code unknown}; where a pooler says so {@code
   *     10.0.0.7 via 10.0.1.5}
   */
  public record Count(
      String state,
      Optional<String> database,
      Optional<String> user,
      String application,
      String client,
      int number) {}

  public static ConnectionUsage from(Server server) throws SQLException {
    boolean countsLogins = server.dialect().version().isAtLeast(V18);
    return server.query("connection-usage", rows -> read(rows, countsLogins));
  }

  private static ConnectionUsage read(Rows rows, boolean countsLogins) throws SQLException {
    rows.next();
    int most = rows.number("max_connections");
    int reserved = rows.number("reserved");
    List<Count> counts = new ArrayList<>();
    List<ConnectionLimit> limits = new ArrayList<>();
    List<Job> jobs = new ArrayList<>();
    do {
      if (rows.has("most")) {
        limits.add(limit(rows));
      } else if (rows.has("job")) {
        jobs.add(job(rows));
      } else if (rows.has("state")) {
        counts.add(count(rows));
      }
    } while (rows.next());
    int used = counts.stream().mapToInt(Count::number).sum();
    return new ConnectionUsage(used, most, reserved, counts, limits, jobs, countsLogins);
  }

  private static Count count(Rows rows) throws SQLException {
    return new Count(
        rows.word("state"),
        rows.text("datname"),
        rows.text("usename"),
        rows.word("application"),
        rows.word("client"),
        rows.number("number"));
  }

  private static ConnectionLimit limit(Rows rows) throws SQLException {
    int most = rows.number("most");
    return rows.has("usename")
        ? new ConnectionLimit(ConnectionLimit.Of.ROLE, rows.word("usename"), most)
        : new ConnectionLimit(ConnectionLimit.Of.DATABASE, rows.word("datname"), most);
  }

  private static Job job(Rows rows) throws SQLException {
    return new Job(
        rows.word("job"), rows.text("datname"), rows.text("usename"), rows.number("number"));
  }

  /**
   * The same, with whose they are only of some.
   *
   * @param seen takes database and user
   * @param told whether all that counts against a limit is seen
   */
  public ConnectionUsage within(
      BiPredicate<Optional<String>, Optional<String>> seen, Predicate<ConnectionLimit> told) {
    return new ConnectionUsage(
        used,
        maxConnections,
        reserved,
        counts.stream().filter(it -> seen.test(it.database(), it.user())).toList(),
        limits.stream().filter(told).toList(),
        jobs.stream().filter(it -> seen.test(it.database(), it.user())).toList(),
        countsLogins);
  }

  /** How many count against one of the limits. */
  public int used(ConnectionLimit limit) {
    return counts.stream()
        .filter(it ->
            (limit.of() == ConnectionLimit.Of.ROLE ? it.user() : it.database())
                .filter(limit.name()::equals)
                .isPresent())
        .mapToInt(Count::number)
        .sum();
  }

  public Map<String, Integer> byState() {
    return by(Count::state);
  }

  public Map<String, Integer> byDatabase() {
    return by(it -> it.database().orElse(""));
  }

  public Map<String, Integer> byUser() {
    return by(it -> it.user().orElse(""));
  }

  public Map<String, Integer> byApplication() {
    return by(Count::application);
  }

  public Map<String, Integer> byClient() {
    return by(Count::client);
  }

  private Map<String, Integer> by(Function<Count, String> name) {
    Comparator<Map.Entry<String, Integer>> largest =
        Map.Entry.<String, Integer>comparingByValue().reversed();
    var sums =
        counts.stream().collect(Collectors.groupingBy(name, Collectors.summingInt(Count::number)));
    var sorted = new LinkedHashMap<String, Integer>();
    sums.entrySet().stream()
        .sorted(largest.thenComparing(Map.Entry.comparingByKey()))
        .forEach(it -> sorted.put(it.getKey(), it.getValue()));
    return Collections.unmodifiableMap(sorted);
  }
}
