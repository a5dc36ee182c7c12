package io.github.pgbailiff.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The database that holds a store, as far as SQLite and PostgreSQL differ. */
sealed interface Database permits SqliteDatabase, PostgresqlDatabase {

  /** The name that statement variants and the folder of migrations carry. */
  String dialect();

  /** A new connection, ready for {@link #beginWriting} and {@link #beginReading}. */
  Connection connect() throws SQLException;

  /** Opens a transaction that is alone among writers, also those of other processes. */
  void beginWriting(Connection connection) throws SQLException;

  /** Opens a transaction that sees one state and cannot write. */
  void beginReading(Connection connection) throws SQLException;

  /** Makes everything durable that was written since {@link #beginWriting}. */
  void commit(Connection connection) throws SQLException;

  /** Ends the transaction, forgetting what it wrote. */
  void rollback(Connection connection) throws SQLException;

  /** Whether the failure says that a table does not exist. */
  boolean isMissingTable(SQLException failure);

  /** The connections on which a migration runs, while no other does. */
  DataSource forMigration();

  /** What the failure means and what to do about it. */
  StoreException explain(SQLException failure);

  /** Runs a statement that has no values and no result. */
  static void run(Connection connection, String statement) throws SQLException {
    try (Statement running = connection.createStatement()) {
      running.execute(statement);
    }
  }
}
