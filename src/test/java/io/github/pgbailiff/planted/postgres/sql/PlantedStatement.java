package io.github.pgbailiff.planted.postgres.sql;

/** A statement that only its own floor should run. */
public final class PlantedStatement {
  public String text() {
    return "SELECT 1";
  }
}
