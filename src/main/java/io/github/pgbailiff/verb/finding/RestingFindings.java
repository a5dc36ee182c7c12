package io.github.pgbailiff.verb.finding;

import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.Sessions;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.verb.view.SightWords;
import io.github.pgbailiff.verb.view.Sights;
import java.util.Comparator;
import java.util.List;

/**
 * The sentences of sessions that were to have their query cancelled and run none: what they do, and
 * what helps instead.
 *
 * @param cluster its name
 * @param found all that were found, with those who wait
 * @param whole whether whoever asks sees all
 */
public record RestingFindings(String cluster, Sessions found, boolean whole) {
  /** As many are told of one by one. */
  private static final int MOST = 3;

  /** Those that hold up most first. */
  public List<Finding> of(List<Session> resting) {
    return resting.stream()
        .sorted(Comparator.comparingInt(Session::waiters).reversed())
        .limit(MOST)
        .map(this::finding)
        .toList();
  }

  private Finding finding(Session session) {
    boolean holds = session.waiters() > 0;
    String words = SightWords.finding(Sights.of(session, found, whole));
    return Finding.of(
            holds ? Mark.HELD_UP : Mark.NONE,
            "%s: %s; it runs no query, so cancelling does not help".formatted(cluster, words))
        .then(Headline.steps(cluster, session, holds));
  }
}
