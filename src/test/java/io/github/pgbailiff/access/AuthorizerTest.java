package io.github.pgbailiff.access;

import static io.github.pgbailiff.access.RoleText.DEV;
import static io.github.pgbailiff.access.RoleText.PROD;
import static io.github.pgbailiff.access.RoleText.STRANGER;
import static io.github.pgbailiff.access.RoleText.everyone;
import static io.github.pgbailiff.access.RoleText.name;
import static io.github.pgbailiff.access.RoleText.nobody;
import static io.github.pgbailiff.access.RoleText.role;
import static io.github.pgbailiff.access.RoleText.verb;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AuthorizerTest {
  /**
   * One cell of the matrix. A grant is written {@code VERBS @CLUSTERS db:NAMES user:NAMES}, several
   * with {@code &}; a session {@code DATABASE/USER} with {@code -} for none.
   */
  @ParameterizedTest(name = "allow {0}, deny {1}: {2} on {3} for {4} is {5}")
  @CsvSource(
      delimiter = '|',
      value = {
        // nothing by default
        "                        |                     | sessions  | prod-eu | wiki/blog | no role",
        "                        |                     | drain     | prod-eu | wiki/blog | no role",
        // effects, verbs, everything
        "read                    |                     | sessions  | prod-eu | wiki/blog | yes",
        "read                    |                     | terminate | prod-eu | wiki/blog | no role",
        "sessions                |                     | sessions  | prod-eu | wiki/blog | yes",
        "sessions                |                     | locks     | prod-eu | wiki/blog | no role",
        "*                       |                     | drain     | dev     | -/-       | yes",
        "audit                   |                     | audit     | dev     | wiki/blog | yes",
        "read                    |                     | audit     | dev     | wiki/blog | no role",
        "read                    |                     | requests  | prod-eu | wiki/blog | yes",
        "terminate               |                     | blocks    | prod-eu | wiki/blog | no role",
        // two effects in one verb
        "block                   |                     | drain     | prod-eu | wiki/blog | no role",
        "terminate               |                     | drain     | prod-eu | wiki/blog | no role",
        "block terminate         |                     | drain     | prod-eu | wiki/blog | yes",
        "block & terminate       |                     | drain     | prod-eu | wiki/blog | yes",
        "drain                   |                     | drain     | prod-eu | wiki/blog | yes",
        "drain                   |                     | terminate | prod-eu | wiki/blog | no role",
        "*                       | terminate           | drain     | prod-eu | wiki/blog | denied",
        "*                       | drain               | drain     | prod-eu | wiki/blog | denied",
        "*                       | drain               | terminate | prod-eu | wiki/blog | yes",
        "block & terminate db:w* |                     | drain     | prod-eu | wiki/blog | yes",
        "block & terminate db:w* |                     | drain     | prod-eu | blog/blog | excluded",
        // clusters by name, glob, label
        "read @prod-eu           |                     | sessions  | prod-eu | wiki/blog | yes",
        "read @prod-eu           |                     | sessions  | dev     | wiki/blog | no role",
        "read @prod-*            |                     | sessions  | prod-eu | wiki/blog | yes",
        "read @prod-*            |                     | sessions  | dev     | wiki/blog | no role",
        "read @env=prod          |                     | sessions  | prod-eu | wiki/blog | yes",
        "read @env=prod          |                     | sessions  | dev     | wiki/blog | no role",
        "read @team=x            |                     | sessions  | dev     | wiki/blog | no role",
        "read @env=prod,dev      |                     | sessions  | dev     | wiki/blog | yes",
        // denials win, as a whole or one by one
        "*                       | *                   | sessions  | prod-eu | wiki/blog | denied",
        "*                       | terminate           | terminate | prod-eu | wiki/blog | denied",
        "*                       | terminate           | cancel    | prod-eu | wiki/blog | yes",
        "*                       | terminate @prod-*   | terminate | dev     | wiki/blog | yes",
        "*                       | terminate @env=prod | terminate | prod-eu | wiki/blog | denied",
        "*                       | * db:billing        | terminate | prod-eu | billing/x | excluded",
        "*                       | * db:billing        | terminate | prod-eu | wiki/blog | yes",
        "*                       | * db:billing        | terminate | prod-eu | -/blog    | yes",
        "*                       | * db:!wiki          | terminate | prod-eu | wiki/blog | yes",
        "*                       | * db:!wiki          | terminate | prod-eu | blog/blog | excluded",
        "*                       | * db:!wiki          | terminate | prod-eu | -/blog    | excluded",
        "*                       | * db:wiki user:blog | terminate | prod-eu | wiki/blog | excluded",
        "*                       | * db:wiki user:blog | terminate | prod-eu | wiki/etl  | yes",
        "*                       | * db:wiki user:blog | terminate | prod-eu | blog/blog | yes",
        "*                       | * db:* user:*       | terminate | prod-eu | blog/blog | denied",
        // limits of what is allowed
        "terminate user:!pg      |                     | terminate | prod-eu | wiki/blog | yes",
        "terminate user:!pg      |                     | terminate | prod-eu | wiki/pg   | excluded",
        "terminate user:!pg      |                     | terminate | prod-eu | wiki/-    | excluded",
        "terminate user:!pg,a*   |                     | terminate | prod-eu | wiki/ann  | excluded",
        "terminate db:wiki       |                     | terminate | prod-eu | blog/blog | excluded",
        "terminate db:wiki       |                     | terminate | prod-eu | -/blog    | excluded",
        "terminate db:*          |                     | terminate | prod-eu | -/blog    | yes",
        "* db:a & * user:b       |                     | terminate | prod-eu | a/x       | yes",
        "* db:a & * user:b       |                     | terminate | prod-eu | x/b       | yes",
        "* db:a & * user:b       |                     | terminate | prod-eu | x/x       | excluded",
        "* db:Wiki               |                     | terminate | prod-eu | wiki/blog | excluded",
        // what needs nothing
        "                        | *                   | help      | prod-eu | wiki/blog | yes",
        "                        | *                   | whoami    | prod-eu | wiki/blog | yes",
        "                        |                     | approve   | prod-eu | wiki/blog | yes",
        "                        | approve             | approve   | prod-eu | wiki/blog | denied",
        "                        | decide              | withdraw  | prod-eu | wiki/blog | denied",
        // permissions that are no effects
        "*                       |                     | literals! | prod-eu | wiki/blog | yes",
        "read                    |                     | literals! | prod-eu | wiki/blog | no role",
        "literals                |                     | literals! | prod-eu | wiki/blog | yes",
        "literals db:wiki        |                     | literals! | prod-eu | blog/blog | excluded",
        "*                       |                     | open!     | prod-eu | wiki/blog | yes",
        "block                   |                     | open!     | prod-eu | wiki/blog | no role",
        "*                       | walsender           |walsender! | prod-eu | wiki/blog | denied",
        "terminate               |                     |walsender! | prod-eu | wiki/blog | no role",
      })
  void the_matrix(
      String allow, String deny, String verb, String cluster, String session, String verdict) {
    Authorizer authorizer =
        new Authorizer(
            List.of(role("r", everyone(), allow, deny)),
            List.of(),
            Map.of("slack", (_, _) -> Set.of()));
    assertThat(word(authorizer, verb, PROD.name().equals(cluster) ? PROD : DEV, session))
        .isEqualTo(verdict);
  }

  private static String word(Authorizer authorizer, String verb, Cluster cluster, String session) {
    Asker asker = authorizer.identify(STRANGER, Optional.empty(), Freshness.FRESH);
    Limits limits =
        verb.endsWith("!")
            ? authorizer.limits(asker, verb.substring(0, verb.length() - 1), cluster)
            : authorizer.limits(asker, verb(verb), cluster);
    return limits
        .denial()
        .map(denied -> denied.deniedBy().isPresent() ? "denied" : "no role")
        .orElseGet(() ->
            limits.exclusion(name(session, 0), name(session, 1)).isPresent() ? "excluded" : "yes");
  }

  @Test
  void a_denial_names_the_permission_and_the_roles_that_give_it() {
    Authorizer authorizer =
        new Authorizer(
            List.of(
                role("viewer", everyone(), "read", null),
                role("oncall", nobody(), "terminate @prod-*", null),
                role("dba", nobody(), "*", null),
                role("blocker", nobody(), "block", null),
                role("crippled", nobody(), "*", "terminate")),
            List.of(),
            Map.of("slack", (_, _) -> Set.of()));
    Asker asker = authorizer.identify(STRANGER, Optional.empty(), Freshness.FRESH);
    assertThat(words(authorizer.limits(asker, verb("terminate"), PROD)))
        .isEqualTo(
            "terminate on prod-eu: no role of yours allows it; it takes one of: oncall, dba");
    assertThat(words(authorizer.limits(asker, verb("terminate"), DEV)))
        .isEqualTo("terminate on dev: no role of yours allows it; it takes one of: dba");
    assertThat(words(authorizer.limits(asker, verb("drain"), PROD)))
        .isEqualTo(
            "terminate and block on prod-eu: no role of yours allows it; it takes one of: dba");
  }

  @Test
  void a_denial_by_a_role_names_it_and_offers_no_other() {
    Authorizer authorizer =
        new Authorizer(
            List.of(role("viewer", everyone(), "*", "terminate"), role("dba", nobody(), "*", null)),
            List.of(),
            Map.of("slack", (_, _) -> Set.of()));
    Asker asker = authorizer.identify(STRANGER, Optional.empty(), Freshness.FRESH);
    assertThat(words(authorizer.limits(asker, verb("terminate"), PROD)))
        .isEqualTo("terminate on prod-eu: your role viewer denies it");
  }

  @Test
  void nobody_goes_by_the_name_of_somebody_else() {
    Person bob = new Person("bob", Map.of("slack", "U0BOB0001"), List.of());
    var authorizer = new Authorizer(List.of(), List.of(bob), Map.of("slack", (_, _) -> Set.of()));
    assertThat(called(authorizer, "U0BOB0001", "Bobby")).isEqualTo("bob");
    assertThat(called(authorizer, "U0EVE0001", "eve")).isEqualTo("eve");
    assertThat(called(authorizer, "U0EVE0001", "Bob ")).isEqualTo("Bob  (slack:U0EVE0001)");
    assertThat(called(authorizer, "U0EVE0001", "pgbailiff"))
        .isEqualTo("pgbailiff (slack:U0EVE0001)");
  }

  private static String called(Authorizer authorizer, String account, String name) {
    var actor = new Actor("slack", account, name);
    return Identity.of(authorizer.identify(actor, Optional.of(Set.of()), Freshness.FRESH)).name();
  }

  private static String words(Limits limits) {
    return limits.denial().orElseThrow().words();
  }
}
