package io.github.pgbailiff.postgres.session;

import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Condition.OneOf;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.postgres.sql.Server;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The addresses and waits in filters that no session of a cluster has at the moment. No list says
 * which there are: the server judges its sessions by each.
 *
 * @param asked one address, network or wait each
 */
record UnmatchedValues(List<OneOf> asked) {
  private static final Condition EVERYBODY =
      new OneOf(Keys.TYPE.name(), false, List.of(new Glob("any")));

  /** Those of these conditions. */
  static UnmatchedValues of(List<OneOf> conditions) {
    return new UnmatchedValues(
        conditions.stream()
            .flatMap(list ->
                list.globs().stream()
                    .filter(it -> isOfKind(list.key(), it))
                    .map(it -> new OneOf(list.key(), false, List.of(it))))
            .toList());
  }

  private static boolean isOfKind(String key, Glob value) {
    return key.equals(Keys.CLIENT.name())
        || (key.equals(Keys.WAIT.name()) && value.source().contains(":"));
  }

  boolean isEmpty() {
    return asked.isEmpty();
  }

  /** Nothing where there are more sessions than one answer holds: one of the others may have it. */
  List<String> words(Server server) throws SQLException {
    if (isEmpty()) {
      return List.of();
    }
    SessionQuery query = SessionQuery.ALL.where(List.of(EVERYBODY));
    JudgedSessions found =
        new SessionReader(query, Set.of(), new Protection(List.of()))
            .judged(server, asked.stream().map(List::<Condition>of).toList());
    Sessions all = found.sessions();
    return IntStream.range(0, asked.size())
        .filter(i -> all.rows().size() == all.matched() && found.matching(i).isEmpty())
        .mapToObj(i -> words(asked.get(i)))
        .toList();
  }

  private static String words(OneOf one) {
    String does = one.key().equals(Keys.CLIENT.name()) ? "comes from" : "waits for";
    return "%s: no session here %s %s now"
        .formatted(one.key(), does, UserMistake.quote(one.globs().getFirst().source()));
  }
}
