package io.github.pgbailiff.postgres;

import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.postgres.session.Sessions;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/**
 * Three sessions of two roles: {@code checkout} of ann, idle in a transaction, {@code cart} of bob,
 * idle, and {@code pg_dump 18} of bob, in a transaction that has failed.
 */
@NullUnmarked
public final class ShopWorkload {
  public final String ann;
  public final String bob;
  public final String bailiff;
  public PostgresSession checkout;
  public PostgresSession cart;
  public PostgresSession dump;
  private final PostgresDatabase database;

  public ShopWorkload(PostgresDatabase database) {
    this(database, Optional.empty());
  }

  /** The same with pgbailiff under a role that is there already. */
  ShopWorkload(PostgresDatabase database, String bailiff) {
    this(database, Optional.of(bailiff));
  }

  private ShopWorkload(PostgresDatabase database, Optional<String> bailiff) {
    this.database = database;
    this.bailiff = bailiff.orElseGet(() -> role("bailiff", GivenRights.GRANTED));
    this.ann = role("ann", "");
    this.bob = role("bob", "");
  }

  /** JUnit makes an instance per test; the roles are the class's. */
  public String role(String kind, String options) {
    String name = database.name() + "_" + kind;
    return database.query("SELECT rolname FROM pg_roles WHERE rolname = '" + name + "'").stream()
        .findFirst()
        .orElseGet(() -> database.role(kind, options));
  }

  /** The cluster, through another database than the one that the sessions are in. */
  public PostgresCluster cluster(String... protect) {
    return GivenRights.over(
        GivenRights.cluster(
            database.server().url("postgres"), bailiff, PostgresDatabase.PASSWORD, protect));
  }

  public void start() {
    checkout = database.session(ann, "checkout").run("BEGIN", "SELECT 'secret one', 42");
    cart = database.session(bob, "cart");
    dump = database.session(bob, "pg_dump 18").run("BEGIN", "SELECT 1");
    dump.start("SELECT 1/0");
    database.awaitTrue(dump, "state LIKE '%aborted%'");
  }

  /** Lets one of the sessions run a query of a minute. */
  public PostgresSession.Running asleep(PostgresSession session) {
    var running = session.start("SELECT pg_sleep(60)");
    database.awaitTrue(session, "state = 'active'");
    return running;
  }

  /** The conditions, and that it is in this database. */
  public List<Condition> conditions(String... conditions) {
    String[] all = Arrays.copyOf(conditions, conditions.length + 1);
    all[conditions.length] = "db:" + database.name();
    return GivenRights.conditions(all);
  }

  public static List<String> names(Sessions sessions) {
    return sessions.rows().stream().map(session -> session.application().orElse("-")).toList();
  }
}
