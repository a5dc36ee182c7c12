package io.github.pgbailiff.postgres.session;

import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Condition.OneOf;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.postgres.sql.Server;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The addresses and waits in filters that no session of a cluster has at the moment. No list says
 * which there are: the server judges each by itself.
 *
 * @param asked one address, network or wait each
 */
record UnmatchedValues(List<OneOf> asked) {
  /** Of more, each of which takes a statement, nothing is said. */
  private static final int MOST = 5;

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
            .limit(MOST)
            .toList());
  }

  private static boolean isOfKind(String key, Glob value) {
    return key.equals(Keys.CLIENT.name())
        || (key.equals(Keys.WAIT.name()) && value.source().contains(":"));
  }

  boolean isEmpty() {
    return asked.isEmpty();
  }

  List<String> words(Server server) throws SQLException {
    List<String> words = new ArrayList<>();
    for (OneOf one : asked) {
      SessionQuery query = SessionQuery.ALL.where(List.of(EVERYBODY, one)).limited(1);
      if (new SessionReader(query, Set.of(), new Protection(List.of())).from(server).matched()
          == 0) {
        words.add(words(one));
      }
    }
    return words;
  }

  private static String words(OneOf one) {
    String does = one.key().equals(Keys.CLIENT.name()) ? "comes from" : "waits for";
    return "%s: no session here %s %s now"
        .formatted(one.key(), does, UserMistake.quote(one.globs().getFirst().source()));
  }
}
