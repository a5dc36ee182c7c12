package io.github.pgbailiff.postgres.session;

import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.postgres.sql.ServerVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The sessions that satisfy all of a query's filters that they can be judged by, and of which the
 * others cannot be told.
 *
 * @param keys of the filters that cannot be told
 */
public record UntoldSessions(Silence why, List<String> keys, List<Session> sessions) {
  public UntoldSessions {
    keys = List.copyOf(keys);
    sessions = List.copyOf(sessions);
  }

  /**
   * Those beside the sessions that a query found. Where the server tells of all, it is not asked.
   *
   * @param look at the sessions that a query selects, as far as the asker may see them
   */
  public static List<UntoldSessions> beside(
      Sessions found,
      SessionQuery query,
      Supplier<ServerVersion> version,
      Function<SessionQuery, Sessions> look) {
    return Arrays.stream(Silence.values())
        .filter(why -> why.among(found) > 0)
        .flatMap(why -> of(why, query, version, look).stream())
        .filter(it -> !it.sessions.isEmpty())
        .toList();
  }

  private static Optional<UntoldSessions> of(
      Silence why,
      SessionQuery query,
      Supplier<ServerVersion> version,
      Function<SessionQuery, Sessions> look) {
    List<Condition> untold =
        query.conditions().stream().filter(it -> why.keeps(it, version)).toList();
    if (untold.isEmpty()) {
      return Optional.empty();
    }
    List<Condition> told = new ArrayList<>(query.conditions());
    told.removeAll(untold);
    why.filter().ifPresent(told::add);
    SessionQuery others =
        query.where(told).limited(SessionQuery.MOST).hidingIdle(false).withTexts(0);
    return Optional.of(
        new UntoldSessions(
            why,
            untold.stream().map(Condition::key).distinct().toList(),
            look.apply(others).rows().stream().filter(why::isOf).toList()));
  }
}
