package io.github.pgbailiff.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.chat.terminal.text.TextRenderer;
import io.github.pgbailiff.chat.text.TextWidth;
import io.github.pgbailiff.postgres.ShopWorkload;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code usage} says where a role or a database has used up its limit. Bob may see all, ann
 * the role's sessions, carl the database's, dan the role's in the database.
 */
@ExtendWith(PostgresExtension.class)
final class UsageLimitsTest {
  private final PostgresDatabase database;
  private final String app;
  private final String web;
  private final String login;
  private Optional<Connection> elsewhere = Optional.empty();
  private Optional<Office> opened = Optional.empty();

  UsageLimitsTest(PostgresDatabase database) {
    this.database = database;
    var shop = new ShopWorkload(database);
    this.app = shop.role("app", "CONNECTION LIMIT 2");
    this.web = shop.role("web", "CONNECTION LIMIT 9");
    this.login = shop.bailiff;
  }

  @BeforeEach
  void open(@TempDir Path folder) {
    database.execute("ALTER DATABASE %s CONNECTION LIMIT 3".formatted(database.name()));
    opened =
        Optional.of(
            new Office(
                folder,
                """
                clusters: [{name: prod, url: "%s", username: %s, password: %s}]
                people: [{name: ann, slack: U0ANN}, {name: bob, slack: U0BOB}, {name: carl, slack: U0CARL}, {name: dan, slack: U0DAN}]
                roles:
                  - {name: dba, members: {people: [bob]}, allow: [{verbs: ["*"]}]}
                  - {name: owner, members: {people: [ann]}, allow: [{verbs: [read], users: [%s]}]}
                  - {name: shop, members: {people: [carl]}, allow: [{verbs: [read], databases: [%s]}]}
                  - {name: guest, members: {people: [dan]}, allow: [{verbs: [read], users: [%s], databases: [%s]}]}
                """
                    .formatted(
                        database.server().url("postgres"),
                        login,
                        PostgresDatabase.PASSWORD,
                        app,
                        database.name(),
                        app,
                        database.name())));
    database.session(app, "checkout");
    database.session(web, "blog");
    database.session("admin");
    elsewhere =
        Optional.of(
            database.server().connect("postgres", app, PostgresDatabase.PASSWORD, "elsewhere"));
  }

  @AfterEach
  void close() throws Exception {
    opened.ifPresent(Office::close);
    elsewhere.orElseThrow().close();
    database.closeSessions();
  }

  private Reply usage(String person) {
    return opened.orElseThrow().types(person, "usage prod");
  }

  private String text(String person) {
    return new TextRenderer(200, false, View.DEFAULT).render(usage(person));
  }

  private JsonNode json(String person) {
    return new JsonMapper().readTree(Office.json(usage(person))).at("/clusters/0");
  }

  @Test
  void a_role_and_a_database_at_their_limits_are_what_is_said_first() {
    String role = "🔴 prod: %s has 2 of its 2 connections (limit of the role)".formatted(app);
    String whole =
        "🔴 prod: %s has 3 of its 3 connections (limit of the database)".formatted(database.name());
    assertThat(text("bob").lines().limit(5))
        .anyMatch(it -> it.startsWith(role))
        .anyMatch(it -> it.startsWith(whole));
    assertThat(text("bob"))
        .containsPattern("; \\d+ of \\d+ in the cluster\n")
        .contains("%s 2 of 2".formatted(app), "%s 3 of 3".formatted(database.name()))
        .contains("%s 1 of 9".formatted(web))
        .doesNotContain("are left");
  }

  @Test
  void the_next_step_is_whose_connections_they_are() {
    assertThat(shown(usage("bob"), "Sessions of " + app)).contains("checkout", "elsewhere");
    assertThat(shown(usage("bob"), "Sessions in " + database.name()))
        .contains("checkout", "blog", "admin")
        .doesNotContain("elsewhere");
  }

  private String shown(Reply reply, String label) {
    return Office.json(opened.orElseThrow().presses("bob", reply, label));
  }

  @Test
  void programs_have_the_limits_beside_the_counts() {
    JsonNode bob = json("bob");
    assertThat(bob.path("by_user").path(app).asInt()).isEqualTo(2);
    assertThat(bob.path("by_database").path(database.name()).asInt()).isEqualTo(3);
    assertThat(bob.path("role_limits").path(app).asInt()).isEqualTo(2);
    assertThat(bob.path("database_limits").path(database.name()).asInt()).isEqualTo(3);
  }

  @Test
  void nobody_is_told_of_a_limit_that_counts_what_they_may_not_see() {
    assertThat(text("ann")).contains(app + " has 2 of its 2").doesNotContain("of the database");
    assertThat(json("ann").path("role_limits").toString()).isEqualTo("{\"%s\":2}".formatted(app));
    assertThat(json("ann").path("database_limits").toString()).isEqualTo("{}");
    assertThat(text("carl"))
        .contains(database.name() + " has 3 of its 3", app + " 1 ")
        .doesNotContain("of the role", "1 of 2", "1 of 9");
    assertThat(json("carl").path("role_limits").toString()).isEqualTo("{}");
    assertThat(text("dan")).contains(app + " 1").doesNotContain("of its", "1 of 2", "1 of 3");
    assertThat(json("dan").path("role_limits").toString()).isEqualTo("{}");
    assertThat(json("dan").path("database_limits").toString()).isEqualTo("{}");
  }

  @Test
  void what_nobody_may_enter_is_named_where_nobody_is() {
    String parked = database.role("parked", "CONNECTION LIMIT 0");
    assertThat(text("bob")).contains("🟢 prod: closed by CONNECTION LIMIT 0: ", "role " + parked);
    database.execute("ALTER ROLE %s CONNECTION LIMIT -1".formatted(parked));
    assertThat(text("bob")).doesNotContain("role " + parked);
  }

  @Test
  void it_fits_a_phone() {
    assertThat(new TextRenderer(38, false, View.NARROW).render(usage("bob")).lines())
        .isNotEmpty()
        .allSatisfy(it -> assertThat(TextWidth.of(it)).isLessThanOrEqualTo(38));
  }
}
