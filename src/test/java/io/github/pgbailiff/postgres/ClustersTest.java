package io.github.pgbailiff.postgres;

import static io.github.pgbailiff.postgres.GivenRights.condition;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.postgres.block.BlockPreview;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.postgres.connection.Login;
import io.github.pgbailiff.postgres.connection.Pause;
import io.github.pgbailiff.postgres.connection.PlainConnections;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.secret.Secret;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
class ClustersTest {
  private static final String NOWHERE = "jdbc:postgresql://127.0.0.1:1/postgres";

  private final PostgresDatabase database;

  ClustersTest(PostgresDatabase database) {
    this.database = database;
  }

  private ClusterSettings entry(String name, String url, String... protect) {
    return new ClusterSettings(
        new Cluster(name, Map.of()),
        url,
        Optional.of(database.server().superuser()),
        Optional.of(database.server().password()).filter(text -> !text.isEmpty()).map(Secret::of),
        List.of(protect).stream().map(GivenRights::conditions).toList());
  }

  private static Clusters clusters(ClusterSettings... entries) {
    return new Clusters(List.of(entries), new PlainConnections());
  }

  @Test
  void whoever_one_name_of_a_server_protects_is_protected_by_all_of_them() {
    var dump = database.session("pg_dump");
    var clusters =
        clusters(
            entry("prod", database.url(), "app:pg_dump*"),
            entry("again", database.url(), "app:etl"),
            entry("dead", NOWHERE, "app:other"));
    PostgresCluster again = clusters.get("again");
    assertThat(again.protect(again.identity()))
        .containsExactlyInAnyOrder(
            List.of(condition("app:etl")), List.of(condition("app:pg_dump*")));
    var found = again.sessions(SessionQuery.ALL.pids(List.of(dump.pid()))).rows();
    assertThat(found.getFirst().exclusion().orElseThrow().reason())
        .isEqualTo("protected by app pg_dump*");
    assertThat(StepOrder.terminate(again, List.of(condition("app:pg_dump"))).outcomes())
        .singleElement()
        .asString()
        .contains("protected by app pg_dump*");
    assertThat(dump.alive()).isTrue();
  }

  @Test
  void another_server_protects_its_own() {
    var clusters =
        clusters(entry("dead", NOWHERE, "app:etl"), entry("prod", database.url(), "app:cart"));
    ClusterIdentity prod = clusters.get("prod").identity();
    var other =
        new ClusterIdentity(
            Optional.empty(),
            prod.address(),
            prod.port(),
            prod.postmasterStart().minusSeconds(1),
            false);
    assertThat(clusters.get("prod").protect(prod)).containsExactly(List.of(condition("app:cart")));
    assertThat(clusters.get("dead").protect(other)).containsExactly(List.of(condition("app:etl")));
  }

  @Test
  void the_login_of_another_server_is_no_cloak() {
    String role = database.role("elsewhere");
    var cloaked = database.session(role, "pgbailiff R-1 ann");
    SessionQuery one = SessionQuery.ALL.pids(List.of(cloaked.pid()));
    var other = clusters(entry("prod", database.url()), as(role, entry("other", NOWHERE)));
    assertThat(other.get("prod").sessions(one).rows().getFirst().exclusion()).isEmpty();
    var again = clusters(entry("prod", database.url()), as(role, entry("again", database.url())));
    assertThat(again.get("prod").sessions(one).rows().getFirst().exclusion())
        .hasValueSatisfying(it -> assertThat(it.reason()).isEqualTo("pgbailiff's own connection"));
  }

  @Test
  void the_store_is_not_shut_to_itself_and_the_database_of_an_entry_with_a_warning() {
    String shop = database.name();
    String root = database.url().replace("/" + shop, "/postgres");
    var store = new Login(database.url(), "keeping");
    var alone =
        new Clusters(
            List.of(entry("prod", root)), new PlainConnections(), Optional.of(store), Pause.SLEEP);
    var other = clusters(entry("prod", root), entry("shop", database.url()));
    assertThat(preview(alone, shop).againstBlock())
        .containsExactly("database %s is where pgbailiff's own store is".formatted(shop));
    assertThat(preview(other, shop).againstBlock()).isEmpty();
    assertThat(preview(other, shop).warnings())
        .contains("the entry shop connects to it, and answers nothing until it is opened");
    assertThat(preview(clusters(entry("prod", root)), shop).warnings())
        .noneMatch(it -> it.startsWith("the entry"));
  }

  private static BlockPreview preview(Clusters clusters, String database) {
    var name = new BlockTargetName(Optional.of(database), Optional.empty());
    return clusters.get("prod").blocks().preview(name);
  }

  private static ClusterSettings as(String role, ClusterSettings entry) {
    return new ClusterSettings(
        entry.cluster(), entry.url(), Optional.of(role), entry.password(), entry.protect());
  }
}
