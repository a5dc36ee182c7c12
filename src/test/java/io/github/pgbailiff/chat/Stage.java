package io.github.pgbailiff.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresPair;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The cluster behind the stories, with the sessions that they are about and a database that
 * pgbailiff may shut. Whoever makes one closes it.
 */
final class Stage implements AutoCloseable {
  private static final Pattern WAITING = Pattern.compile("(R-[0-9]+) waits for approval");

  private final PostgresDatabase database;
  private final String login;
  private final String user;
  private final String wiki;

  Stage(PostgresDatabase database) {
    this.database = database;
    this.login = database.bailiff();
    this.user = database.role("web");
    this.wiki = database.name() + "_wiki";
    database.execute("CREATE DATABASE " + wiki + " OWNER " + login);
  }

  /** What a configuration says about the cluster. */
  Map<String, String> environment() {
    return Map.of("URL", database.url(), "LOGIN", login, "PASSWORD", PostgresDatabase.PASSWORD);
  }

  /** A session in a transaction. */
  PostgresSession session(String application) {
    return database.session(user, application).run("BEGIN", "SELECT 1");
  }

  /** Lets people and pgbailiff in on another server, which stands for the cluster from now on. */
  void moves(PostgresPair pair) {
    try (Connection connection = pair.primary().connect("postgres", "test fixture");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE ROLE " + login + " LOGIN IN ROLE pg_signal_backend, pg_read_all_stats");
      statement.execute("CREATE ROLE " + user + " LOGIN");
    } catch (SQLException e) {
      throw new AssertionError("roles", e);
    }
    pair.catchUp();
  }

  /** A session in a transaction there. */
  PostgresSession session(PostgresPair pair, String application) {
    return new PostgresSession(pair.primary().connect("postgres", user, "", application))
        .run("BEGIN", "SELECT 1");
  }

  /** The name of the database that may be shut. */
  String wiki() {
    return wiki;
  }

  /** A session in the database that may be shut. */
  PostgresSession inWiki() {
    return new PostgresSession(
        database.server().connect(wiki, user, PostgresDatabase.PASSWORD, "wiki"));
  }

  void opensWiki() {
    database.execute("ALTER DATABASE " + wiki + " ALLOW_CONNECTIONS true");
  }

  boolean wikiIsOpen() {
    return database
        .query("SELECT datallowconn FROM pg_database WHERE datname = '" + wiki + "'")
        .equals(List.of("t"));
  }

  /** Waits until PostgreSQL has no such session any more. */
  void gone(PostgresSession session) {
    database.awaitTrue("SELECT NOT EXISTS (" + row(session) + ")");
    assertThat(session.alive()).isFalse();
  }

  /** Waits until it waits for a lock. */
  void waits(PostgresSession session) {
    database.awaitTrue("SELECT EXISTS (" + row(session) + " AND wait_event_type = 'Lock')");
  }

  void alive(PostgresSession... sessions) {
    for (PostgresSession session : sessions) {
      assertThat(database.query(row(session))).hasSize(1);
      assertThat(session.alive()).isTrue();
    }
  }

  private static String row(PostgresSession session) {
    return "SELECT pid FROM pg_stat_activity WHERE pid = " + session.pid();
  }

  @Override
  public void close() {
    database.execute("DROP DATABASE " + wiki + " WITH (FORCE)");
  }

  /** Lets somebody ask for something that takes approvals; the id of the request. */
  static String asked(Someone someone, String command) {
    Set<String> before = waiting(someone);
    someone.types(command).presses("Send for approval");
    try {
      return await("request of " + command)
          .atMost(Someone.PATIENCE)
          .until(
              () -> waiting(someone).stream().filter(id -> !before.contains(id)).findFirst(),
              Optional::isPresent)
          .orElseThrow();
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("no request of " + command + ":\n" + someone.everything(), e);
    }
  }

  private static Set<String> waiting(Someone someone) {
    return WAITING
        .matcher(someone.everything())
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toSet());
  }
}
