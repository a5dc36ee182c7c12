package io.github.pgbailiff.testing.postgres;

import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL in a container of the local Docker engine. */
final class PostgresContainer implements PostgresServer {
  /** The same major version as the embedded one. */
  static final String IMAGE = "postgres:18";

  private final PostgreSQLContainer container;

  private PostgresContainer(PostgreSQLContainer container) {
    this.container = container;
  }

  static PostgresServer start() {
    var container =
        new PostgreSQLContainer(IMAGE).withUsername("postgres").withDatabaseName("postgres");
    container.setCommand(
        "postgres -c fsync=off -c max_connections=300 -c max_prepared_transactions=10 -c timezone=UTC");
    container.start();
    return new PostgresContainer(container);
  }

  @Override
  public String url(String database) {
    return "jdbc:postgresql://%s:%d/%s"
        .formatted(container.getHost(), container.getMappedPort(5432), database);
  }

  @Override
  public String superuser() {
    return container.getUsername();
  }

  @Override
  public String password() {
    return container.getPassword();
  }

  @Override
  public boolean ours() {
    return true;
  }

  @Override
  public void close() {
    container.close();
  }
}
