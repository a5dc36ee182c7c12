package io.github.pgbailiff.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.store.StoreSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** Tests with replicas on one store that is new for each test. */
abstract class OnStore {
  final Clock clock = new Clock();
  private final List<Replica> replicas = new ArrayList<>();
  private Optional<StoreSettings> settings = Optional.empty();

  /** The settings of a store that nothing was written to yet. */
  abstract StoreSettings fresh();

  final StoreSettings settings() {
    StoreSettings chosen = settings.orElseGet(this::fresh);
    settings = Optional.of(chosen);
    return chosen;
  }

  final Replica replica() {
    return replica(RuleText.RULES);
  }

  final Replica replica(Rules rules) {
    Replica replica = Replica.on(settings(), clock, rules);
    replicas.add(replica);
    return replica;
  }

  @AfterEach
  void close_the_replicas() {
    replicas.forEach(Replica::close);
  }

  static Request accepted(Decided decided) {
    assertThat(decided).isInstanceOf(Decided.Accepted.class);
    return ((Decided.Accepted) decided).request();
  }

  static String rejected(Decided decided) {
    assertThat(decided).isInstanceOf(Decided.Rejected.class);
    return ((Decided.Rejected) decided).why();
  }
}
