package io.github.pgbailiff.postgres;

import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests with the workload of a {@link ShopWorkload} that is started anew before each. */
@ExtendWith(PostgresExtension.class)
public abstract class ShopContract {
  public final PostgresDatabase database;
  public final ShopWorkload shop;
  public final PostgresCluster cluster;

  /**
   * @param protect the entries of the cluster
   */
  public ShopContract(PostgresDatabase database, String... protect) {
    this.database = database;
    this.shop = new ShopWorkload(database);
    this.cluster = shop.cluster(protect);
  }

  @BeforeEach
  void startWorkload() {
    shop.start();
  }
}
