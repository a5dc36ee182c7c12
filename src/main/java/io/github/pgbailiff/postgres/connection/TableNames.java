package io.github.pgbailiff.postgres.connection;

import io.github.pgbailiff.change.RelationNames;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.postgres.sql.Server;
import io.github.pgbailiff.postgres.sql.SqlArray;
import io.github.pgbailiff.sql.Values;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of tables of other databases than the one that pgbailiff is connected to, by {@code
 * DATABASE:OID}. It takes a short connection to each of a few databases; what is not known in time
 * stays without a name.
 */
public record TableNames(ClusterSettings cluster) {
  /** As many databases are asked for one answer. */
  public static final int DATABASES = 3;

  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final Pattern UNNAMED = Pattern.compile("(?s)(.+):([0-9]{1,10})");
  private static final Pattern DATABASE =
      Pattern.compile("^(jdbc:postgresql:(?://[^/?]*)?)/?[^?]*(\\?.*)?$");

  /** Whether there is anything among them that has no name. */
  public static boolean areMissing(Collection<String> relations) {
    return relations.stream().anyMatch(it -> UNNAMED.matcher(it).matches());
  }

  /** The names of those that are known in time. */
  public RelationNames of(Collection<String> relations) {
    Map<String, Set<String>> wanted = new LinkedHashMap<>();
    for (String relation : relations) {
      Matcher matcher = UNNAMED.matcher(relation);
      if (matcher.matches()
          && (wanted.size() < DATABASES || wanted.containsKey(matcher.group(1)))) {
        wanted.computeIfAbsent(matcher.group(1), _ -> new TreeSet<>()).add(matcher.group(2));
      }
    }
    return ask(wanted);
  }

  private RelationNames ask(Map<String, Set<String>> wanted) {
    Map<String, String> names = new ConcurrentHashMap<>();
    Set<String> indexes = ConcurrentHashMap.newKeySet();
    var open = new CountDownLatch(wanted.size());
    wanted.forEach((database, oids) ->
        Thread.ofVirtual()
            .start(() -> {
              try {
                read(database, oids, names, indexes);
              } catch (SQLException | ClusterException _) {
                // Its tables stay without names: that is no reason to answer nothing.
              } finally {
                open.countDown();
              }
            }));
    try {
      boolean _ = open.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new RelationNames(names, indexes);
  }

  private void read(
      String database, Set<String> oids, Map<String, String> names, Set<String> indexes)
      throws SQLException {
    try (var connections = new PlainConnections();
        Server server =
            new ClusterConnections(in(database), connections).open(ApplicationName.PLAIN)) {
      server.query(
          "relation-names",
          Values.of("oids", SqlArray.texts(oids)),
          rows -> {
            while (rows.next()) {
              String relation = database + ":" + rows.word("oid");
              names.put(relation, rows.word("name"));
              if (rows.flag("is_index")) {
                indexes.add(relation);
              }
            }
            return names;
          });
    }
  }

  private ClusterSettings in(String database) {
    String encoded = URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
    String url =
        DATABASE
            .matcher(cluster.url())
            .replaceFirst(it ->
                Matcher.quoteReplacement(
                    it.group(1) + "/" + encoded + (it.group(2) == null ? "" : it.group(2))));
    return cluster.at(url);
  }
}
