package io.github.pgbailiff.verb.view;

import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.alert.Sight;
import io.github.pgbailiff.postgres.lock.LockForest.Party;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.reply.Phrases;
import io.github.pgbailiff.reply.SessionPhrases;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sentences that tell what was seen, the finding first, in the words of whoever reads them. */
public final class SightWords {
  private SightWords() {}

  /** The finding, without the cluster's name and without a full stop. */
  public static String finding(Sight sight) {
    return sight
        .session()
        .map(it -> session(it) + heldUp(sight))
        .or(() -> sight.connections().map(it -> connections(it, "are")))
        .or(() -> sight.sessions().map(it -> Phrases.count(it, "session") + " at the same time"))
        .or(sight::words)
        .orElse("");
  }

  /** What an alert tells: of one that is over, what was seen last. */
  public static String of(Alert alert) {
    return alert.stands() ? finding(alert.latest()) : past(alert.latest());
  }

  /** The finding once it is over: {@code vic · psql (23036) was idle in a transaction for 14m}. */
  public static String past(Sight sight) {
    return sight
        .session()
        .map(it -> did(it) + held(sight))
        .or(() -> sight.connections().map(it -> connections(it, "were")))
        .orElseGet(() -> finding(sight));
  }

  private static String did(Sight.Watched session) {
    String state = session.state().orElse("");
    String did =
        switch (state) {
          case "active", "fastpath function call" -> "ran a query";
          case "" -> "was there";
          default -> "was " + SessionPhrases.doing(state);
        };
    return who(session) + " " + did + time(session);
  }

  private static String held(Sight sight) {
    return sight.waiting() == 0 ? "" : " and held up " + heldUp(sight.heldUp(), sight.waiting());
  }

  /** {@code vic · psql}; its pid where it has no names. */
  public static String names(Session session) {
    String names = SessionPhrases.names(session.user(), session.calling());
    return names.isEmpty() ? "session " + session.pid() : names;
  }

  /** {@code vic · psql (23036)}. */
  public static String who(Session session) {
    return SessionPhrases.who(
        session.pid(), SessionPhrases.names(session.user(), session.calling()));
  }

  /** The same of a session that was looked at before. */
  public static String who(Sight.Watched session) {
    return SessionPhrases.who(
        session.pid(), SessionPhrases.names(session.user(), session.application()));
  }

  /** {@code 7100 (vic · psql, idle in a transaction for 13m, holds up 4)}. */
  public static String holder(Session session) {
    String does = session.state().map(SessionPhrases::doing).orElse("");
    String age =
        session.idle().or(session::running).map(it -> " for " + age(it.toSeconds())).orElse("");
    String holds = session.waiters() > 0 ? "holds up " + session.waiters() : "";
    String words =
        Stream.of(
                SessionPhrases.names(session.user(), session.calling()),
                does.isEmpty() ? "" : does + age,
                holds)
            .filter(it -> !it.isEmpty())
            .collect(Collectors.joining(", "));
    return session.pid() + (words.isEmpty() ? "" : " (" + words + ")");
  }

  private static String session(Sight.Watched session) {
    return who(session) + " " + doing(session.state().orElse("")) + time(session);
  }

  private static String time(Sight.Watched session) {
    return session.stateSeconds().map(it -> " for " + age(it)).orElse("");
  }

  private static String doing(String state) {
    return switch (state) {
      case "active", "fastpath function call" -> SessionPhrases.doing(state);
      case "" -> "is there";
      default -> "is " + SessionPhrases.doing(state);
    };
  }

  /** {@code and holds up 7 sessions: checkout-api ×2, cart, migration, …}. */
  private static String heldUp(Sight sight) {
    return sight.waiting() == 0 ? "" : " and holds up " + heldUp(sight.heldUp(), sight.waiting());
  }

  /**
   * {@code 7 sessions: checkout-api ×2, cart, migration, …}.
   *
   * @param waiting how many they are, also those that are not named
   */
  public static String heldUp(List<Sight.Named> named, int waiting) {
    String sessions = Phrases.count(waiting, "session");
    List<String> names =
        named.stream()
            .map(it -> SessionPhrases.shortly(it.pid(), it.application(), it.user()))
            .toList();
    return names.isEmpty() ? sessions : sessions + ": " + Phrases.names(names, waiting);
  }

  /** A prepared transaction that holds up so many. */
  public static String prepared(Party.Prepared prepared, List<Sight.Named> named, int waiting) {
    String name = prepared.gid().isEmpty() ? "" : " \"" + prepared.gid() + "\"";
    String database = prepared.database().isEmpty() ? "" : " in " + prepared.database();
    return "the prepared transaction%s%s holds up %s; only COMMIT PREPARED or ROLLBACK PREPARED there ends it"
        .formatted(name, database, heldUp(named, waiting));
  }

  private static String connections(Sight.Share share, String are) {
    return "%d of %d connections %s in use (%d%%)"
        .formatted(share.used(), share.most(), are, share.percent());
  }

  /** {@code 14m}, {@code 2h04}, {@code 12s}. */
  public static String age(long seconds) {
    return Phrases.age(seconds);
  }

  /** What it costs to leave it, and what ending it would cost. */
  public static Optional<String> cost(Sight sight) {
    return sight
        .session()
        .map(it ->
            Stream.of(transaction(it, sight), work(it), pins(it, sight))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; ")))
        .filter(words -> !words.isEmpty());
  }

  private static Optional<String> transaction(Sight.Watched session, Sight sight) {
    return session
        .xactStart()
        .map(began -> Duration.between(began, sight.at()).toSeconds())
        .map(seconds -> "its transaction is " + age(Math.max(0, seconds)) + " old");
  }

  private static Optional<String> work(Sight.Watched session) {
    return session
        .wrote()
        .map(wrote ->
            wrote ? "it has written, which would be rolled back" : "it has written nothing");
  }

  /** Where nobody can tell whether it wrote, nobody can tell either what it holds back. */
  private static Optional<String> pins(Sight.Watched session, Sight sight) {
    return session
        .xminAge()
        .map(it ->
            it == 0
                ? "does not hold vacuum back yet"
                : "holds vacuum back by " + Phrases.count(it, "transaction"))
        .or(() ->
            session
                .wrote()
                .filter(_ -> session.xactStart().isPresent())
                .map(_ ->
                    gains(sight)
                        ? "does not hold vacuum back"
                        : "pins nothing that anybody needs now"));
  }

  /** Whether ending it would free anything: somebody who waits, what it wrote, or vacuum. */
  public static boolean gains(Sight sight) {
    return sight.waiting() > 0
        || sight
            .session()
            .map(it -> it.wrote().orElse(true) || it.xminAge().isPresent())
            .orElse(false);
  }
}
