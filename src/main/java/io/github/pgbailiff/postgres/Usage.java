package io.github.pgbailiff.postgres;

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
import java.util.stream.Collectors;

/**
 * How many connections a cluster has, of how many it may have, and whose they are. The maps go from
 * a name to its number, largest first; a name that a session does not have is empty.
 *
 * @param used all of them
 * @param reserved how many of {@code maxConnections} are kept for superusers and for roles with
 *     {@code pg_use_reserved_connections}
 * @param counts those that whoever asks may see
 */
public record Usage(int used, int maxConnections, int reserved, List<Count> counts) {
  public Usage {
    counts = List.copyOf(counts);
  }

  /**
   * How many connections are alike.
   *
   * @param client the address, {@code local} or {@code unknown}
   */
  public record Count(
      String state,
      Optional<String> database,
      Optional<String> user,
      String application,
      String client,
      int number) {}

  static Usage from(Server server) throws SQLException {
    return server.query("usage", Server.Parameters.NONE, Usage::read);
  }

  private static Usage read(Rows rows) throws SQLException {
    rows.next();
    int most = rows.number("max_connections");
    int reserved = rows.number("reserved");
    List<Count> counts = new ArrayList<>();
    if (rows.has("state")) {
      do {
        counts.add(
            new Count(
                rows.word("state"),
                rows.text("datname"),
                rows.text("usename"),
                rows.word("application"),
                rows.word("client"),
                rows.number("number")));
      } while (rows.next());
    }
    return new Usage(counts.stream().mapToInt(Count::number).sum(), most, reserved, counts);
  }

  /**
   * The same, with whose they are only of some.
   *
   * @param seen takes database and user
   */
  public Usage within(BiPredicate<Optional<String>, Optional<String>> seen) {
    return new Usage(
        used,
        maxConnections,
        reserved,
        counts.stream().filter(it -> seen.test(it.database(), it.user())).toList());
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
