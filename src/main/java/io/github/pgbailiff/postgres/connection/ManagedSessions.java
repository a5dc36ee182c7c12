package io.github.pgbailiff.postgres.connection;

import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Glob;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The sessions of providers, and of replication and backup tools, for which the word {@code
 * managed} stands among the {@code protect} entries. Where each name is from is in
 * docs/providers.md.
 */
public final class ManagedSessions {
  public static final String WORD = "managed";

  /** Roles that nobody but a provider's own programs and people logs in as. */
  static final List<String> PROVIDERS =
      List.of(
          "rdsadmin",
          "rdsrepladmin",
          "cloudsqladmin",
          "cloudsqlagent",
          "cloudsqlimportexport",
          "cloudsqlreplica",
          "alloydbadmin",
          "alloydbagent",
          "alloydbimportexport",
          "alloydbreplica",
          "azuresu",
          "azure_superuser",
          "supabase_admin",
          "supabase_auth_admin",
          "supabase_replication_admin",
          "cloud_admin",
          "neon_service");

  /** Roles of replication, as operators call them. */
  static final List<String> REPLICATION = List.of("streaming_replica");

  /** Tools, by the application names that they give themselves. */
  static final List<String> TOOLS =
      List.of(
          "pg_dump*",
          "pg_restore",
          "pg_basebackup",
          "pg_receivewal",
          "pgBackRest *",
          "barman_*",
          "wal-g*");

  private static final Set<String> PROVIDER_ROLES = Set.copyOf(PROVIDERS);

  private static final List<Condition> ROLES =
      List.of(
          new Condition.OneOf(
              "user",
              false,
              Stream.concat(PROVIDERS.stream(), REPLICATION.stream()).map(Glob::exactly).toList()));

  private static final List<Condition> APPLICATIONS =
      List.of(new Condition.OneOf("app", false, TOOLS.stream().map(Glob::new).toList()));

  /** As entries that the configuration could have written out. */
  public static final List<List<Condition>> ENTRIES = List.of(ROLES, APPLICATIONS);

  private ManagedSessions() {}

  /** Whether a provider's own programs log in as that role, and nobody else can. */
  public static boolean isProviders(String role) {
    return PROVIDER_ROLES.contains(role);
  }

  /** What of an entry of these a session has; empty: the entry is none of these. */
  public static Optional<String> hit(
      List<Condition> entry, Optional<String> user, Optional<String> application) {
    if (entry.equals(ROLES)) {
      return user;
    }
    return entry.equals(APPLICATIONS)
        ? application.flatMap(
            name -> TOOLS.stream().filter(tool -> new Glob(tool).matches(name)).findFirst())
        : Optional.empty();
  }
}
