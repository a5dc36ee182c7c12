package io.github.pgbailiff.postgres.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.block.BlockPreview;
import io.github.pgbailiff.testing.postgres.PostgresEmbedded;
import io.github.pgbailiff.testing.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** SQL that is shown to people can be pasted, whatever roles and databases are called. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PastedAdviceTest {
  private static final String BOT = "Ops-Bot \"1\"";
  private static final Pattern STATEMENT =
      Pattern.compile("\\b(GRANT|ALTER|REVOKE) [^,;…]*?(?= \\(before|[,;]|$)");

  private final PostgresEmbedded server =
      PostgresServer.embedded(Map.of("reserved_connections", "2"));

  @AfterAll
  void stop() {
    server.close();
  }

  private static Stream<String> statements(String text) {
    return STATEMENT.matcher(text).results().map(it -> it.group());
  }

  private PostgresCluster cluster() {
    return GivenRights.over(GivenRights.cluster(server.url("postgres"), BOT, ""));
  }

  private List<String> fixes() {
    return cluster().check(InstantSource.system()).stream()
        .flatMap(it -> statements(it.fix()))
        .toList();
  }

  @Test
  void the_fixes_of_check_can_be_pasted_and_help() {
    server.run("CREATE ROLE \"Ops-Bot \"\"1\"\"\" LOGIN");
    server.run("REVOKE ALL ON FUNCTION pg_control_system() FROM PUBLIC");
    List<String> fixes = fixes();
    assertThat(fixes).hasSize(4);
    fixes.forEach(server::run);
    assertThat(fixes()).isEmpty();
    assertThat(cluster().capabilities().may()).containsExactly("read", "cancel", "terminate");
  }

  @Test
  void a_right_that_is_given_and_not_inherited_is_not_given_once_more() {
    server.run(
        "CREATE ROLE heir LOGIN NOINHERIT IN ROLE pg_monitor, pg_signal_backend,"
            + " pg_use_reserved_connections");
    PostgresCluster heir =
        GivenRights.over(GivenRights.cluster(server.url("postgres"), "heir", ""));
    List<String> fixes =
        heir.check(InstantSource.system()).stream()
            .flatMap(it -> statements(it.fix()))
            .filter(it -> it.startsWith("GRANT pg_"))
            .toList();
    assertThat(fixes).hasSize(3).allMatch(it -> it.endsWith(" TO heir WITH INHERIT TRUE"));
    fixes.forEach(server::run);
    assertThat(heir.capabilities().may()).containsExactly("read", "cancel", "terminate");
  }

  @Test
  void what_a_block_takes_can_be_pasted_and_helps() {
    server.run("CREATE ROLE \"Head of Ops\" LOGIN CREATEROLE", "CREATE ROLE \"Shop Owner\"");
    server.run("CREATE ROLE \"app-1\" LOGIN", "CREATE DATABASE \"Shop 1\" OWNER \"Shop Owner\"");
    server.run(
        "CREATE DATABASE \"Sealed 1\"", "GRANT CREATE ON DATABASE postgres TO \"Head of Ops\"");
    server.run("GRANT pg_read_all_stats TO \"Head of Ops\" WITH ADMIN OPTION");
    apply("Head of Ops", new GrantScript(true, false, "granted bot"));
    PostgresCluster granted =
        GivenRights.over(GivenRights.cluster(server.url("postgres"), "granted bot", ""));
    for (BlockTargetName name :
        List.of(named("Shop 1", ""), named("Sealed 1", ""), named("", "app-1"))) {
      BlockPreview refused = granted.blocks().preview(name);
      List<String> fixes = statements(refused.againstBlock().getFirst()).toList();
      assertThat(fixes).as("%s", refused.againstBlock()).hasSize(1);
      server.run(fixes.getFirst());
      BlockPreview allowed = granted.blocks().preview(name);
      assertThat(allowed.againstBlock()).isEmpty();
      server.run(allowed.sql().getFirst(), allowed.undo().getFirst());
    }
  }

  private void apply(String user, GrantScript grants) {
    try (Connection connection = server.connect("postgres", user, "", "psql");
        Statement statement = connection.createStatement()) {
      statement.execute(grants.statements());
    } catch (SQLException failure) {
      throw new AssertionError(failure.getMessage(), failure);
    }
  }

  private static BlockTargetName named(String database, String role) {
    return new BlockTargetName(
        Optional.of(database).filter(it -> !it.isEmpty()),
        Optional.of(role).filter(it -> !it.isEmpty()));
  }
}
