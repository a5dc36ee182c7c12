package io.github.pgbailiff.access;

import static io.github.pgbailiff.access.RoleText.DEV;
import static io.github.pgbailiff.access.RoleText.PROD;
import static io.github.pgbailiff.access.RoleText.STRANGER;
import static io.github.pgbailiff.access.RoleText.everyone;
import static io.github.pgbailiff.access.RoleText.members;
import static io.github.pgbailiff.access.RoleText.nobody;
import static io.github.pgbailiff.access.RoleText.role;
import static io.github.pgbailiff.access.RoleText.verb;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MembershipsTest {
  private static final Person ANN =
      new Person("ann", Map.of("slack", "U1", "discord", "11"), List.of("ann"));
  private static final Actor ANN_ON_SLACK = new Actor("slack", "U1", "Ann");

  @Test
  void roles_come_from_people_groups_and_everyone() {
    Authorizer authorizer =
        new Authorizer(
            List.of(
                role("all", everyone(), "read", null),
                role("named", members(List.of(), List.of(), List.of("ann")), "*", null),
                role("slack", members(List.of("S1"), List.of(), List.of()), "*", null),
                role("discord", members(List.of(), List.of("D1"), List.of()), "*", null)),
            List.of(ANN),
            Map.of("slack", (_, _) -> Set.of("S1"), "discord", (_, _) -> Set.of("D1")));
    assertThat(roles(authorizer, ANN_ON_SLACK)).containsExactlyInAnyOrder("all", "named", "slack");
    assertThat(roles(authorizer, STRANGER)).containsExactlyInAnyOrder("all", "slack");
    assertThat(roles(authorizer, new Actor("discord", "11", "ann")))
        .containsExactlyInAnyOrder("all", "named", "discord");
    assertThat(roles(authorizer, new Actor("terminal", "ann", "ann"))).containsExactly("all");
  }

  @Test
  void attested_roles_spare_the_look_up() {
    Authorizer authorizer =
        new Authorizer(
            List.of(role("discord", members(List.of(), List.of("D1"), List.of()), "*", null)),
            List.of(),
            Map.of());
    Actor actor = new Actor("discord", "5", "x");
    assertThat(authorizer.identify(actor, Optional.of(Set.of("D1")), Freshness.FRESH).roles())
        .containsExactly("discord");
    assertThat(authorizer.identify(actor, Optional.of(Set.of()), Freshness.FRESH).roles())
        .isEmpty();
  }

  @Test
  void a_look_up_that_fails_is_neither_a_denial_nor_a_pass() {
    List<Role> roles =
        List.of(role("slack", members(List.of("S1"), List.of(), List.of()), "*", null));
    Authorizer failing =
        new Authorizer(
            roles,
            List.of(),
            Map.of(
                "slack",
                (actor, _) -> {
                  throw new MembershipException(actor, "timeout");
                }));
    Authorizer unconnected = new Authorizer(roles, List.of(), Map.of());
    assertThatThrownBy(() -> roles(failing, STRANGER))
        .isInstanceOf(MembershipException.class)
        .hasMessage(
            "membership: the groups of slack:U9 could not be looked up (timeout); try again");
    assertThatThrownBy(() -> roles(unconnected, STRANGER)).isInstanceOf(MembershipException.class);
    assertThat(roles(unconnected, new Actor("terminal", "ann", "ann"))).isEmpty();
  }

  @Test
  void whoami_shows_the_roles_and_what_they_allow() {
    Authorizer authorizer =
        new Authorizer(
            List.of(
                role("oncall", everyone(), "read terminate @prod-*,env=x user:!pg", null),
                role("dba", nobody(), "*", null)),
            List.of(ANN),
            Map.of());
    Asker asker = authorizer.identify(ANN_ON_SLACK, Optional.empty(), Freshness.CACHED);
    assertThat(asker.person()).contains(ANN);
    assertThat(authorizer.rolesOf(asker)).extracting(Role::name).containsExactly("oncall");
    assertThat(authorizer.rolesOf(asker).getFirst().allow().getFirst().words())
        .isEqualTo("read terminate on prod-*, env=x; users !pg");
    assertThat(authorizer.allowsSomewhere(asker, verb("terminate"), List.of(PROD, DEV))).isTrue();
    assertThat(authorizer.allowsSomewhere(asker, verb("terminate"), List.of(DEV))).isFalse();
  }

  private static Set<String> roles(Authorizer authorizer, Actor actor) {
    return authorizer.identify(actor, Optional.empty(), Freshness.FRESH).roles();
  }
}
