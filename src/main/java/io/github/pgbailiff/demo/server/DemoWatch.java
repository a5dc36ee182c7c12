package io.github.pgbailiff.demo.server;

import io.github.pgbailiff.alert.WatchRule;
import io.github.pgbailiff.alert.WatchSettings;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.owner.Owner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The watch of the demo, whose minutes are seconds, and the owner of its checkout. */
final class DemoWatch {
  private static final Duration EVERY = Duration.ofSeconds(2);

  /** Long enough for the whole queue to stand there. */
  private static final Duration HELD = Duration.ofSeconds(6);

  private DemoWatch() {}

  static WatchSettings settings() {
    var stuck =
        new WatchRule.Sessions(
            List.of(
                new Condition.OneOf("state", false, List.of(new Glob("idle-in-txn"))),
                new Condition.AtLeast("held", HELD)),
            Optional.empty());
    var rule =
        new WatchRule(
            "held-up",
            stuck,
            Duration.ZERO,
            List.of(),
            Optional.of(WatchRule.Offer.TERMINATE),
            WatchRule.AGAIN_AFTER,
            Map.of(),
            List.of());
    return new WatchSettings(EVERY, List.of(rule), Map.of(Place.TERMINAL, "ops"));
  }

  static List<Owner> owners() {
    var checkout = new Condition.OneOf("app", false, List.of(new Glob("checkout")));
    return List.of(new Owner(List.of(checkout), Map.of(Place.TERMINAL, "shop")));
  }
}
