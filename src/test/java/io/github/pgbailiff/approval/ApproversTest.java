package io.github.pgbailiff.approval;

import static io.github.pgbailiff.approval.People.ann;
import static io.github.pgbailiff.approval.People.bob;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.authorization.Authorizer;
import io.github.pgbailiff.authorization.Freshness;
import io.github.pgbailiff.authorization.Memberships;
import io.github.pgbailiff.authorization.Role;
import io.github.pgbailiff.command.Actor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ApproversTest {
  private static final Requirements ONE_DBA = takes(1);

  private static Requirements takes(int need) {
    return new Requirements(
        false,
        List.of(new Requirements.Approvals(need, List.of("dba"), true)),
        false,
        List.of(),
        Requirements.WITHIN);
  }

  private static Approvers approvers(Role.Members members, Map<String, Memberships> chats) {
    var dba = new Role("dba", members, List.of(), List.of());
    return new Approvers(new Authorizer(List.of(dba), List.of(People.ANN, People.BOB), chats));
  }

  private static Approvers people(String... names) {
    return approvers(new Role.Members(List.of(), List.of(), List.of(names), false), Map.of());
  }

  private static Memberships group(String... accounts) {
    return new Memberships() {
      @Override
      public Set<String> groupsOf(Actor actor, Freshness freshness) {
        return Set.of();
      }

      @Override
      public Optional<Set<String>> membersOf(String group) {
        return Optional.of(Set.of(accounts));
      }
    };
  }

  @Test
  void nobody_else_in_the_role_is_a_shortage() {
    assertThat(people("ann").shortage(ONE_DBA, ann.asker()))
        .contains(
            "it takes 1 of dba, and nobody but whoever asks could approve it; add somebody else to"
                + " dba");
    assertThat(people("ann", "bob").shortage(ONE_DBA, ann.asker())).isEmpty();
    assertThat(people("ann").shortage(ONE_DBA, bob.asker())).isEmpty();
  }

  @Test
  void too_few_others_are_a_shortage_that_names_them() {
    assertThat(people("ann", "bob").shortage(takes(3), ann.asker()))
        .contains(
            "it takes 3 of dba, and besides whoever asks there is only bob; add 2 people to dba");
  }

  @Test
  void members_of_a_group_count_where_the_chat_tells_them() {
    var members = new Role.Members(List.of("S0DBA"), List.of(), List.of(), false);
    assertThat(approvers(members, Map.of("slack", group("U0ann"))).shortage(ONE_DBA, ann.asker()))
        .as("ann is in it by her account")
        .isPresent();
    assertThat(
            approvers(members, Map.of("slack", group("U0ann", "U99")))
                .shortage(ONE_DBA, ann.asker()))
        .isEmpty();
  }

  @Test
  void what_cannot_be_told_is_no_shortage() {
    var slack = new Role.Members(List.of("S0DBA"), List.of(), List.of(), false);
    var discord = new Role.Members(List.of(), List.of("41"), List.of(), false);
    var everyone = new Role.Members(List.of(), List.of(), List.of(), true);
    for (Role.Members members : List.of(slack, discord, everyone)) {
      assertThat(
              approvers(members, Map.of("discord", (_, _) -> Set.of()))
                  .shortage(ONE_DBA, ann.asker()))
          .isEmpty();
    }
  }
}
