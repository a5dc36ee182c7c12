package io.github.pgbailiff.postgres.connection;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service that runs servers for others and keeps their superuser to itself. */
public record ManagedService(String name) {
  /** By roles that only it has; {@code service-marks.sql} looks for them. */
  private static final Map<String, String> MARKS =
      Map.ofEntries(
          Map.entry("rds_superuser", "Amazon RDS"),
          Map.entry("rdsadmin", "Amazon RDS"),
          Map.entry("cloudsqlsuperuser", "Google Cloud SQL"),
          Map.entry("cloudsqladmin", "Google Cloud SQL"),
          Map.entry("alloydbsuperuser", "Google AlloyDB"),
          Map.entry("alloydbadmin", "Google AlloyDB"),
          Map.entry("azure_pg_admin", "Azure"),
          Map.entry("azuresu", "Azure"),
          Map.entry("supabase_admin", "Supabase"),
          Map.entry("neon_superuser", "Neon"),
          Map.entry("heroku", "Heroku"));

  /**
   * The service that a server is at, as far as that can be told.
   *
   * @param marks as {@code service-marks.sql} found them
   */
  public static Optional<ManagedService> of(List<String> marks) {
    return marks.stream()
        .filter(MARKS::containsKey)
        .map(mark -> new ManagedService(MARKS.getOrDefault(mark, mark)))
        .findFirst();
  }
}
