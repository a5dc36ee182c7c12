package io.github.pgbailiff.owner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.SessionId;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.command.Person;
import io.github.pgbailiff.command.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnersTest {
  private static final Set<String> BOTH = Set.of("slack", "discord");

  private final Owners owners =
      new Owners(
          List.of(
              owner("C0SHOP001", condition("app", false, "checkout*")),
              owner("C0BI00001", condition("user", false, "bi_*"), condition("db", false, "dwh")),
              owner("C0REST001", condition("user", true, "batch"))),
          List.of(
              new Person("ann", Map.of("slack", "U0ANN0001"), List.of("report")),
              new Person("eve", Map.of("slack", "U0EVE0001", "discord", "7"), List.of("etl"))));

  private static Owner owner(String channel, Condition.OneOf... sessions) {
    return new Owner(List.of(sessions), Map.of("slack", channel));
  }

  private static Condition.OneOf condition(String key, boolean negated, String glob) {
    return new Condition.OneOf(key, negated, List.of(new Glob(glob)));
  }

  private static Target session(String user, String application, String database) {
    return new Target(
        new SessionId(7, Instant.EPOCH),
        Optional.of(database),
        Optional.of(user),
        Optional.of(application).filter(it -> !it.isEmpty()),
        Optional.empty(),
        Optional.of("idle"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Set<Place> places(Target target) {
    return owners.places(target, Optional.empty(), BOTH);
  }

  @Test
  void the_first_entry_that_matches_is_the_owner() {
    assertThat(places(session("bi_1", "checkout-api", "dwh")))
        .containsExactly(Place.of("slack", "C0SHOP001"));
    assertThat(places(session("bi_1", "psql", "dwh")))
        .containsExactly(Place.of("slack", "C0BI00001"));
    assertThat(places(session("bi_1", "psql", "shop")))
        .containsExactly(Place.of("slack", "C0REST001"));
    assertThat(places(session("batch", "psql", "shop"))).isEmpty();
  }

  @Test
  void whoever_stands_for_the_role_is_told_directly_unless_they_asked_for_it() {
    Target report = session("report", "checkout", "shop");
    assertThat(places(report))
        .containsExactlyInAnyOrder(Place.of("slack", "C0SHOP001"), Place.of("slack", "@U0ANN0001"));
    assertThat(owners.places(report, Optional.of("ann"), BOTH))
        .containsExactly(Place.of("slack", "C0SHOP001"));
  }

  @Test
  void nobody_is_told_on_a_platform_on_which_nothing_can_appear() {
    assertThat(owners.places(session("report", "checkout", "shop"), Optional.empty(), Set.of()))
        .isEmpty();
  }

  @Test
  void whoever_takes_no_message_on_one_platform_is_told_on_the_next() {
    Place first = Place.of("discord", "@7");
    Place next = Place.of("slack", "@U0EVE0001");
    assertThat(places(session("etl", "checkout", "shop"))).contains(first).doesNotContain(next);
    assertThat(owners.insteadOf(first, BOTH)).contains(next);
    assertThat(owners.insteadOf(first, Set.of("discord"))).isEmpty();
    assertThat(owners.insteadOf(next, BOTH)).isEmpty();
    assertThat(owners.insteadOf(Place.of("slack", "C0SHOP001"), BOTH)).isEmpty();
    assertThat(owners.firstOf(next, BOTH)).isEqualTo(first);
    assertThat(owners.firstOf(Place.of("slack", "C0SHOP001"), BOTH))
        .isEqualTo(Place.of("slack", "C0SHOP001"));
  }

  private Set<Place> places(BlockTarget target) {
    return owners.places(target, Optional.empty(), BOTH);
  }

  @Test
  void whoever_a_block_keeps_out_is_told_as_far_as_it_names_them() {
    assertThat(places(new BlockTarget.Database("dwh", 7)))
        .containsExactly(Place.of("slack", "C0BI00001"));
    assertThat(places(new BlockTarget.RoleInDatabase("dwh", 7, "bi_1", 8)))
        .containsExactly(Place.of("slack", "C0BI00001"));
    assertThat(places(new BlockTarget.Role("batch", 8))).isEmpty();
    assertThat(places(new BlockTarget.Database("shop", 9))).isEmpty();
    assertThat(places(new BlockTarget.Role("report", 8)))
        .containsExactlyInAnyOrder(Place.of("slack", "C0REST001"), Place.of("slack", "@U0ANN0001"));
  }
}
