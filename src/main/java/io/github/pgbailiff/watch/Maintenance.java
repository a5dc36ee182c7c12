package io.github.pgbailiff.watch;

import io.github.pgbailiff.alert.Sighted;
import io.github.pgbailiff.alert.Subject;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.session.SessionQuery;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The maintenance of a cluster: a VACUUM or an index that is built takes hours, and has every right
 * to. Texts of queries are read once of each session that is about to be told.
 */
final class Maintenance {
  private static final Pattern STATEMENT =
      Pattern.compile(
          "\\s*(vacuum|analyze|reindex|cluster|create\\s+(unique\\s+)?index"
              + "|refresh\\s+materialized|copy)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final PostgresCluster cluster;
  private final Set<Subject> known = new HashSet<>();
  private final Set<Subject> others = new HashSet<>();

  Maintenance(PostgresCluster cluster) {
    this.cluster = cluster;
  }

  /** The same without what is maintenance. */
  List<Sighted> leftOutOf(List<Sighted> all, Instant now) {
    Set<Subject> subjects = all.stream().map(Sighted::subject).collect(Collectors.toSet());
    known.retainAll(subjects);
    others.retainAll(subjects);
    List<Subject> asked =
        all.stream()
            .filter(it -> it.isDue(now) && isAboutLongTransactions(it))
            .map(Sighted::subject)
            .filter(it -> !known.contains(it) && !others.contains(it))
            .toList();
    if (!asked.isEmpty()) {
      look(asked);
    }
    return all.stream().filter(it -> !known.contains(it.subject())).toList();
  }

  private void look(List<Subject> asked) {
    List<Integer> pids = asked.stream().flatMap(it -> it.pid().stream()).toList();
    SessionQuery texts = SessionQuery.ALL.pids(pids).withTexts(SessionQuery.BEGINNING);
    cluster.sessions(texts).rows().stream()
        .filter(it -> it.query().filter(text -> STATEMENT.matcher(text).matches()).isPresent())
        .flatMap(it -> it.id().stream())
        .forEach(it -> known.add(Subject.session(it.pid(), it.backendStart())));
    asked.stream().filter(it -> !known.contains(it)).forEach(others::add);
  }

  private static boolean isAboutLongTransactions(Sighted sighted) {
    return sighted.rule().filter().stream().anyMatch(it -> it.key().equals("xact"))
        && sighted.sight().session().flatMap(it -> it.state()).filter("active"::equals).isPresent();
  }
}
