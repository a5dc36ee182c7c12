package io.github.pgbailiff.request.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.TransitionResult;
import io.github.pgbailiff.rules.RuleText;
import io.github.pgbailiff.rules.Rules;
import io.github.pgbailiff.store.StoreSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** Tests with replicas on one store that is new for each test. */
public abstract class OnStore {
  public final Clock clock = new Clock();
  private final List<Replica> replicas = new ArrayList<>();
  private Optional<StoreSettings> settings = Optional.empty();

  /** The settings of a store that nothing was written to yet. */
  abstract StoreSettings fresh();

  final StoreSettings settings() {
    StoreSettings chosen = settings.orElseGet(this::fresh);
    settings = Optional.of(chosen);
    return chosen;
  }

  public final Replica replica() {
    return replica(RuleText.RULES);
  }

  public final Replica replica(Rules rules) {
    Replica replica = Replica.on(settings(), clock, rules);
    replicas.add(replica);
    return replica;
  }

  @AfterEach
  void close_the_replicas() {
    replicas.forEach(Replica::close);
  }

  public static Request accepted(TransitionResult decided) {
    assertThat(decided).isInstanceOf(TransitionResult.Accepted.class);
    return ((TransitionResult.Accepted) decided).request();
  }

  static String rejected(TransitionResult decided) {
    assertThat(decided).isInstanceOf(TransitionResult.Rejected.class);
    return ((TransitionResult.Rejected) decided).why();
  }
}
