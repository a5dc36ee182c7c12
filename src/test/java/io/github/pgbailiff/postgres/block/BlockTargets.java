package io.github.pgbailiff.postgres.block;

import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.change.Selection;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.StepOrder;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.awaitility.Awaitility;

/**
 * A database {@code wiki} of {@code keeper}, who cannot log in, with the roles {@code blog}, {@code
 * shop}, {@code batch}, {@code wiki_owner}, a member of keeper, and the group {@code writers}.
 */
public final class BlockTargets {
  private final PostgresServer server;
  private final String login;
  private final List<PostgresSession> sessions = new ArrayList<>();

  public BlockTargets(PostgresServer server, String login) {
    this.server = server;
    this.login = login;
  }

  /** The role that pgbailiff logs in as. */
  String login() {
    return login;
  }

  public void build() {
    run(
        "CREATE ROLE keeper",
        "CREATE ROLE writers",
        "CREATE ROLE wiki_owner LOGIN IN ROLE keeper",
        "CREATE ROLE blog LOGIN",
        "CREATE ROLE shop LOGIN",
        "CREATE ROLE batch LOGIN",
        "CREATE DATABASE wiki OWNER keeper");
    inWiki("GRANT ALL ON SCHEMA public TO PUBLIC");
  }

  public void tearDown() {
    sessions.forEach(PostgresSession::close);
    sessions.clear();
    run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'wiki'",
        "DROP DATABASE wiki",
        "DROP ROLE keeper, writers, wiki_owner, blog, shop, batch");
  }

  /** As the superuser in the maintenance database. */
  public void run(String... statements) {
    server.run(statements);
  }

  private void inWiki(String... statements) {
    server.runIn("wiki", statements);
  }

  /** Waits until a query by the superuser gives {@code t}. */
  void awaitTrue(String sql) {
    try (Connection connection = server.connect("postgres", "test fixture");
        Statement statement = connection.createStatement()) {
      Awaitility.await().until(() -> isTrue(statement, sql));
    } catch (SQLException failure) {
      throw new AssertionError(sql, failure);
    }
  }

  private static boolean isTrue(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  void settlePrepared(String name) {
    inWiki("ROLLBACK PREPARED '" + name + "'");
  }

  /** Who has which right on the database, as it comes to, granted by its owner or not. */
  List<String> rights() {
    try (Connection connection = server.connect("postgres", "test fixture");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT concat_ws(' ', CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE"
                    + " pg_get_userbyid(a.grantee) END, a.privilege_type,"
                    + " pg_get_userbyid(a.grantor), a.is_grantable) FROM pg_database d,"
                    + " aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a WHERE d.datname"
                    + " = 'wiki' ORDER BY 1")) {
      var rights = new ArrayList<String>();
      while (rows.next()) {
        rights.add(rows.getString(1));
      }
      return rights;
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  /** A session of a role in the database that expects to be killed. */
  public PostgresSession enter(String role) {
    PostgresSession session = new PostgresSession(server.connect("wiki", role, "", "visitor"));
    sessions.add(session);
    return session;
  }

  /** Whether a role gets into the database. */
  boolean gets(String role) {
    var properties = new Properties();
    properties.setProperty("user", role);
    try (Connection connection = DriverManager.getConnection(server.url("wiki"), properties)) {
      return connection.isValid(5);
    } catch (SQLException refused) {
      return false;
    }
  }

  public PostgresCluster cluster(String... protect) {
    return GivenRights.over(GivenRights.cluster(server.url("postgres"), login, "", protect));
  }

  public BlockPreview survey(String database, String role) {
    return cluster().blocks().preview(name(database, role));
  }

  static BlockTargetName name(String database, String role) {
    return new BlockTargetName(
        Optional.of(database).filter(it -> !it.isEmpty()),
        Optional.of(role).filter(it -> !it.isEmpty()));
  }

  public BlockOutcome shut(String database, String role) {
    BlockPreview survey = survey(database, role);
    return cluster()
        .blocks()
        .block(
            new Step.Block(survey.target().orElseThrow(), Optional.empty()),
            survey.identity(),
            StepOrder.BY_ANN);
  }

  public BlockOutcome open(String database, String role, Optional<String> former) {
    return open(database, role, false, former);
  }

  BlockOutcome open(String database, String role, boolean evenByHand, Optional<String> former) {
    BlockPreview survey = survey(database, role);
    return cluster()
        .blocks()
        .unblock(
            new Step.Unblock(survey.target().orElseThrow(), evenByHand),
            survey.identity(),
            StepOrder.BY_ANN,
            former);
  }

  DrainResult drain(String database, String role, String... protect) {
    BlockPreview survey = survey(database, role);
    PostgresCluster cluster = cluster(protect);
    return cluster
        .blocks()
        .drain(
            new Step.Drain(
                survey.target().orElseThrow(),
                new Selection(List.of(), cluster.protect(cluster.identity())),
                Duration.ofSeconds(2),
                false),
            survey.identity(),
            StepOrder.BY_ANN,
            () -> true);
  }
}
