package io.github.pgbailiff.request.gate;

import static io.github.pgbailiff.request.gate.People.ann;
import static io.github.pgbailiff.request.gate.People.bob;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.access.Freshness;
import io.github.pgbailiff.access.Grant;
import io.github.pgbailiff.access.Memberships;
import io.github.pgbailiff.access.Role;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.rules.Requirements;
import io.github.pgbailiff.rules.RuleText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ApproversTest {
  private static final Requirements ONE_DBA = takes(1);
  private static final Change CHANGE = Changes.terminate(Changes.PROD, 2);

  private static Requirements takes(int need) {
    return new Requirements(
        false,
        List.of(new Requirements.Approvals(need, List.of("dba"), true)),
        false,
        List.of(),
        Requirements.WITHIN);
  }

  private static Approvers approvers(Role.Members members, Map<String, Memberships> chats) {
    return approvers(chats, new Role("dba", members, List.of(may("*")), List.of()));
  }

  private static Approvers approvers(Map<String, Memberships> chats, Role... roles) {
    var authorizer = new Authorizer(List.of(roles), List.of(People.ANN, People.BOB), chats);
    return new Approvers(authorizer, new RequestRights(authorizer, RuleText.RULES));
  }

  private static Grant may(String verb) {
    return Grant.of(verb);
  }

  private static Approvers people(String... names) {
    return approvers(new Role.Members(Map.of(), List.of(names), false), Map.of());
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
    assertThat(people("ann").shortage(ONE_DBA, CHANGE, ann.asker()).map(Shortage::words))
        .contains(
            "it takes 1 of dba, and nobody but whoever asks could approve it; add somebody else to"
                + " dba");
    assertThat(people("ann", "bob").shortage(ONE_DBA, CHANGE, ann.asker())).isEmpty();
    assertThat(people("ann").shortage(ONE_DBA, CHANGE, bob.asker())).isEmpty();
  }

  @Test
  void too_few_others_are_a_shortage_that_names_them() {
    assertThat(people("ann", "bob").shortage(takes(3), CHANGE, ann.asker()).map(Shortage::words))
        .contains(
            "it takes 3 of dba, and besides whoever asks there is only bob; add 2 people to dba");
  }

  @Test
  void members_of_a_group_count_where_the_chat_tells_them() {
    var members = new Role.Members(Map.of("slack", List.of("S0DBA")), List.of(), false);
    assertThat(
            approvers(members, Map.of("slack", group("U0ann")))
                .shortage(ONE_DBA, CHANGE, ann.asker()))
        .as("ann is in it by her account")
        .isPresent();
    assertThat(
            approvers(members, Map.of("slack", group("U0ann", "U99")))
                .shortage(ONE_DBA, CHANGE, ann.asker()))
        .isEmpty();
  }

  @Test
  void whoever_may_not_decide_or_read_there_is_nobody_who_could_approve() {
    var both = new Role.Members(Map.of(), List.of("ann", "bob"), false);
    var denied = new Role("dba", both, List.of(may("*")), List.of(may("decide")));
    var blind = new Role("dba", both, List.of(may("terminate")), List.of());
    for (Role dba : List.of(denied, blind)) {
      assertThat(
              approvers(Map.of(), dba).shortage(ONE_DBA, CHANGE, ann.asker()).map(Shortage::words))
          .contains(
              "it takes 1 of dba, and nobody but whoever asks could approve it: bob may not read"
                  + " all of it, or may not decide on it; add somebody else to dba");
    }
    var reader = new Role("reader", both, List.of(may("read")), List.of());
    assertThat(approvers(Map.of(), blind, reader).shortage(ONE_DBA, CHANGE, ann.asker()))
        .as("another role lets him read")
        .isEmpty();
  }

  @Test
  void whose_roles_cannot_all_be_told_may_have_one_that_lets_them() {
    var both = new Role.Members(Map.of(), List.of("ann", "bob"), false);
    var blind = new Role("dba", both, List.of(may("terminate")), List.of());
    var group = new Role.Members(Map.of("slack", List.of("S0READ")), List.of(), false);
    var reader = new Role("reader", group, List.of(may("read")), List.of());
    assertThat(approvers(Map.of(), blind, reader).shortage(ONE_DBA, CHANGE, ann.asker())).isEmpty();
  }

  @Test
  void what_cannot_be_told_is_no_shortage() {
    var slack = new Role.Members(Map.of("slack", List.of("S0DBA")), List.of(), false);
    var discord = new Role.Members(Map.of("discord", List.of("41")), List.of(), false);
    var everyone = new Role.Members(Map.of(), List.of(), true);
    for (Role.Members members : List.of(slack, discord, everyone)) {
      assertThat(
              approvers(members, Map.of("discord", (_, _) -> Set.of()))
                  .shortage(ONE_DBA, CHANGE, ann.asker()))
          .isEmpty();
    }
  }
}
