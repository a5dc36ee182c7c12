package io.github.pgbailiff.postgres;

import io.github.pgbailiff.postgres.check.GrantScript;
import io.github.pgbailiff.postgres.check.GrantScriptTest;
import io.github.pgbailiff.testing.postgres.PostgresBinaries;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresMatrix;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/** One PostgreSQL of the matrix, and the rights that pgbailiff has there. */
public record OnVersion(PostgresBinaries binaries, Rights rights) {

  /** The role that pgbailiff logs in as. */
  enum Rights {
    SUPERUSER("postgres"),
    GRANTS("pgbailiff");

    final String login;

    Rights(String login) {
      this.login = login;
    }
  }

  static Stream<OnVersion> all() {
    return PostgresMatrix.versions().stream()
        .flatMap(version ->
            Arrays.stream(Rights.values()).map(rights -> new OnVersion(version, rights)));
  }

  /** A server of its own, with the script of {@code pgbailiff grants} applied where it counts. */
  PostgresEmbedded start() {
    // The older name of the level, which the newer versions still know.
    PostgresEmbedded server =
        binaries.start(
            Map.of("wal_level", "hot_standby", "max_wal_senders", "3", "max_connections", "40"));
    if (rights == Rights.GRANTS) {
      GrantScriptTest.apply(server, new GrantScript(false, false));
    }
    return server;
  }

  public String login() {
    return rights.login;
  }

  public boolean granted() {
    return rights == Rights.GRANTS;
  }

  /** Whether it is that version or a later one, such as {@code 9.6} or {@code 13}. */
  public boolean since(String version) {
    return number(binaries.version()) >= number(version);
  }

  /** Whole hundreds are the majors, 960 is 9.6. */
  private static int number(String version) {
    String[] parts = version.split("\\.", -1);
    int major = Integer.parseInt(parts[0]) * 100;
    return major >= 1000 ? major : major + 10 * Integer.parseInt(parts[1]);
  }

  @Override
  public String toString() {
    return binaries + " as " + login();
  }
}
