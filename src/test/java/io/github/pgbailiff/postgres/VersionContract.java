package io.github.pgbailiff.postgres;

import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds on every PostgreSQL of the matrix, with the workload of {@link ShopWorkload}. */
@Tag("matrix")
@ClassTemplate
@ExtendWith(EveryVersion.class)
public abstract class VersionContract {
  public final OnVersion on;
  public final PostgresDatabase database;
  public final ShopWorkload shop;
  public final PostgresCluster cluster;

  public VersionContract(OnVersion on, PostgresDatabase database) {
    this.on = on;
    this.database = database;
    this.shop = new ShopWorkload(database, on.login());
    this.cluster = cluster();
  }

  public final PostgresCluster cluster(String... protect) {
    return GivenRights.over(
        GivenRights.cluster(database.server().url("postgres"), on.login(), "", protect));
  }

  public List<Condition> conditions(String... conditions) {
    return shop.conditions(conditions);
  }

  @BeforeEach
  void startWorkload() {
    shop.start();
  }

  @AfterEach
  void endWorkload() {
    database.closeSessions();
    database.awaitTrue(
        "SELECT count(*) = 0 FROM pg_stat_activity WHERE datname = '" + database.name() + "'");
  }
}
