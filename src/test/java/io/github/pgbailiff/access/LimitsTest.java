package io.github.pgbailiff.access;

import static io.github.pgbailiff.access.RoleText.PROD;
import static io.github.pgbailiff.access.RoleText.STRANGER;
import static io.github.pgbailiff.access.RoleText.everyone;
import static io.github.pgbailiff.access.RoleText.members;
import static io.github.pgbailiff.access.RoleText.name;
import static io.github.pgbailiff.access.RoleText.role;
import static io.github.pgbailiff.access.RoleText.verb;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.command.Declaration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LimitsTest {
  /** A block is written {@code DATABASE/USER}; {@code -} is every one. */
  @ParameterizedTest(name = "allow {0}, deny {1}: block {2} is {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "block                 |                       | wiki/-    | true",
        "block                 |                       | -/blog    | true",
        "block                 |                       | wiki/blog | true",
        "block db:wiki         |                       | wiki/-    | true",
        "block db:wiki         |                       | blog/-    | false",
        "block db:wiki         |                       | -/blog    | false",
        "block db:wiki user:b* |                       | wiki/-    | false",
        "block db:wiki user:b* |                       | -/blog    | false",
        "block db:wiki user:b* |                       | wiki/blog | true",
        "block user:blog       |                       | -/blog    | true",
        "block user:blog       |                       | wiki/-    | false",
        "block user:!pg        |                       | wiki/-    | false",
        "block                 | block db:billing      | wiki/-    | true",
        "block                 | block db:billing      | billing/- | false",
        "block                 | block db:billing      | -/blog    | false",
        "block                 | block user:pg         | wiki/-    | false",
        "block                 | block user:pg         | -/blog    | true",
        "block                 | block user:pg         | wiki/blog | true",
        "block                 | terminate user:pg     | wiki/-    | true",
        "block                 | * db:billing user:pg  | -/blog    | true",
        "block                 | * db:billing user:pg  | -/pg      | false",
        "block                 | * db:billing user:pg  | billing/- | false",
        "block                 | * db:billing user:pg  | wiki/-    | true",
      })
  void a_block_needs_a_right_on_everything_that_it_keeps_out(
      String allow, String deny, String target, boolean allowed) {
    assertThat(
            limits(role("r", everyone(), allow, deny), verb("block"))
                .blockExclusion(name(target, 0), name(target, 1))
                .isEmpty())
        .isEqualTo(allowed);
  }

  @ParameterizedTest(name = "allow {0}, deny {1}: block {2} concerns them: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "read                  |                     | wiki/-    | true",
        "read db:wiki          |                     | wiki/-    | true",
        "read db:wiki          |                     | blog/-    | false",
        "read db:wiki          |                     | -/app     | true",
        "read user:!pg         |                     | wiki/-    | true",
        "read user:!pg         |                     | -/pg      | false",
        "read user:!pg         |                     | wiki/pg   | false",
        "read db:wiki user:app |                     | wiki/etl  | false",
        "read db:a & read user:b |                   | x/-       | true",
        "read                  | read db:billing     | billing/- | false",
        "read                  | read db:billing     | -/app     | true",
        "read                  | * db:wiki user:pg   | wiki/-    | true",
        "read                  | * db:wiki user:pg   | wiki/pg   | false",
        "terminate             |                     | wiki/-    | false",
      })
  void a_block_concerns_whoever_may_see_somebody_whom_it_keeps_out(
      String allow, String deny, String block, boolean concerned) {
    assertThat(
            limits(role("r", everyone(), allow, deny), "read")
                .concernBlock(name(block, 0), name(block, 1)))
        .isEqualTo(concerned);
  }

  @Test
  void a_denial_excludes_everything() {
    Limits limits = limits(role("r", everyone(), "read", null), "walsender");
    assertThat(limits.exclusion(Optional.of("wiki"), Optional.of("app")))
        .contains("walsender on prod-eu: no role of yours allows it, and no other role does");
    assertThat(limits.areNone()).isFalse();
    assertThat(limits.leaveSomething()).isFalse();
    assertThat(Limits.NONE.and(limits).exclusion(Optional.of("wiki"), Optional.of("app")))
        .isPresent();
  }

  @Test
  void an_exclusion_says_why() {
    Limits limits =
        limits(
            role("oncall", everyone(), "terminate user:!pg", "terminate db:billing"),
            verb("terminate"));
    assertThat(limits.exclusion(Optional.of("billing"), Optional.of("app")))
        .contains("terminate denied by role oncall");
    assertThat(limits.exclusion(Optional.of("wiki"), Optional.of("pg")))
        .contains("no right to terminate for user pg in database wiki");
  }

  @Test
  void a_block_out_of_reach_says_what_the_right_leaves_out() {
    assertThat(blocks("block user:!pg", "wiki", ""))
        .contains(
            "database wiki takes the right to block for all its users, and yours leaves out pg");
    assertThat(blocks("block user:app", "wiki", ""))
        .contains(
            "database wiki takes the right to block for all its users, and yours is for app alone");
    assertThat(blocks("block db:!billing", "", "app"))
        .contains(
            "user app takes the right to block in all databases, and yours leaves out billing");
    assertThat(blocks("block db:blog", "wiki", ""))
        .contains("no right to block for user * in database wiki");
  }

  /** Of somebody whom only the role reaches, in that verb. */
  private static Limits limits(Role role, Declaration verb) {
    Authorizer authorizer = authorizer(role);
    return authorizer.limits(stranger(authorizer), verb, PROD);
  }

  /** The same in that permission. */
  private static Limits limits(Role role, String permission) {
    Authorizer authorizer = authorizer(role);
    return authorizer.limits(stranger(authorizer), permission, PROD);
  }

  private static Authorizer authorizer(Role... roles) {
    return new Authorizer(List.of(roles), List.of(), Map.of("slack", (_, _) -> Set.of()));
  }

  private static Asker stranger(Authorizer authorizer) {
    return authorizer.identify(STRANGER, Optional.empty(), Freshness.FRESH);
  }

  private static Optional<String> blocks(String allow, String database, String user) {
    return limits(role("oncall", everyone(), allow, null), verb("block"))
        .blockExclusion(
            Optional.of(database).filter(it -> !it.isEmpty()),
            Optional.of(user).filter(it -> !it.isEmpty()));
  }

  @Test
  void a_permission_with_limits_is_not_held_as_a_whole() {
    Authorizer authorizer =
        authorizer(
            role("a", members(List.of("S1"), List.of(), List.of()), "literals db:wiki", null),
            role("b", members(List.of("S2"), List.of(), List.of()), "literals", null));
    Asker limited = authorizer.identify(STRANGER, Optional.of(Set.of("S1")), Freshness.FRESH);
    Asker whole = authorizer.identify(STRANGER, Optional.of(Set.of("S1", "S2")), Freshness.FRESH);
    assertThat(authorizer.limits(limited, "literals", PROD).areNone()).isFalse();
    assertThat(authorizer.limits(whole, "literals", PROD).areNone()).isTrue();
  }
}
