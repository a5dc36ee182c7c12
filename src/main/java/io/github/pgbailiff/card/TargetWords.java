package io.github.pgbailiff.card;

import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.command.Counts;
import io.github.pgbailiff.reply.SessionPhrases;

/** The sessions that a change is about, by the names that people know them by. */
public final class TargetWords {
  private static final int NAMED = 5;

  private TargetWords() {}

  /** Such as {@code : vic · psql (23036), etl · pg_dump (80211) and 3 others}; or nothing. */
  public static String named(Change change) {
    String names = Counts.named(change.targets().stream().map(TargetWords::who).toList(), NAMED);
    return names.isEmpty() ? "" : ": " + names;
  }

  /** {@code vic · psql (23036)}. */
  static String who(Target target) {
    return SessionPhrases.who(
        target.pid(), SessionPhrases.names(target.user(), target.application()));
  }

  /** {@code vic · psql · shop (23036)}. */
  static String inFull(Target target) {
    return SessionPhrases.who(
        target.pid(), SessionPhrases.names(target.user(), target.application(), target.database()));
  }
}
