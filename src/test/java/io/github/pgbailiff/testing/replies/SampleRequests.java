package io.github.pgbailiff.testing.replies;

import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.change.Evidence;
import io.github.pgbailiff.change.Exclusion;
import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Selection;
import io.github.pgbailiff.change.SessionId;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.request.Aftermath;
import io.github.pgbailiff.request.PartResult;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.request.Transition;
import io.github.pgbailiff.request.Transition.Kind;
import io.github.pgbailiff.rules.Requirements;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Requests at every stage, about sessions that were made up. */
final class SampleRequests {
  static final Instant NOW = Instant.parse("2026-11-22T09:41:07Z");

  private static final Identity ANN =
      new Identity(new Actor("slack", "U0ANN0001", "ann"), Optional.of("ann"));
  private static final Identity BOB =
      new Identity(new Actor("slack", "U0BOB0001", "bob"), Optional.of("bob"));
  private static final Place OPS = Place.of("slack", "C0OPS0001");
  private static final Selection ANY = new Selection(List.of(), List.of());
  private static final BlockTarget WIKI = new BlockTarget.Database("wiki", 16384);
  private static final Requirements ONE_OF_DBA =
      new Requirements(
          true,
          List.of(
              new Requirements.Approvals(
                  1, List.of("dba"), true, Optional.of("rule 2: terminate on prod-*"))),
          true,
          List.of(),
          Requirements.WITHIN);

  private SampleRequests() {}

  static Target target(int pid, String user, String application, String state) {
    return new Target(
        new SessionId(pid, Instant.parse("2026-11-22T09:26:55.123456Z")),
        Optional.of("shop"),
        Optional.of(user),
        Optional.of(application),
        Optional.of("192.168.3.11"),
        Optional.of(state),
        Optional.of(NOW.minusSeconds(900)),
        Optional.of(NOW.minusSeconds(870)),
        Optional.of(NOW.minusSeconds(840)));
  }

  private static final Target HOLDER = target(23036, "vic", "psql", "idle in transaction");

  private static Evidence evidence() {
    List<String> names =
        List.of("checkout-api", "checkout-api", "cart", "migration", "stock", "mail", "audit");
    return new Evidence(
        NOW,
        List.of(
            new Evidence.OfSession(
                HOLDER.id(),
                List.of(
                    new Evidence.HeldLock("orders", "RowExclusiveLock"),
                    new Evidence.HeldLock("stock", "RowShareLock")),
                names,
                7)),
        names,
        7,
        7);
  }

  private static Part part(List<Step> steps, List<Exclusion> left, String... impact) {
    return new Part(
        "prod-eu",
        new ClusterIdentity(
            Optional.of("7412345678901234567"), Optional.of("::1"), 5432, Instant.EPOCH, false),
        steps,
        left,
        List.of(impact),
        Optional.of(evidence()));
  }

  private static Change terminate(Target... targets) {
    return new Change(
        "terminate",
        "terminate prod-eu " + targets[0].pid(),
        List.of(
            part(
                List.of(
                    new Step.Signal(
                        Step.Kind.TERMINATE, List.of(targets), ANY, true, Optional.empty())),
                List.of(),
                targets.length == 1
                    ? "its transaction, 15m old, is rolled back"
                    : "the oldest transaction that is rolled back is 15m old",
                "all 7 held up go on",
                "clients will reconnect unless they are blocked")));
  }

  private static Transition step(Kind kind, Optional<Identity> by, int second, String note) {
    return new Transition(
        kind,
        by,
        Optional.of(OPS),
        by.equals(Optional.of(BOB)) ? Set.of("dba") : Set.of("oncall"),
        NOW.plusSeconds(second),
        Optional.of(note).filter(it -> !it.isEmpty()),
        Optional.of(19L + second / 60));
  }

  private static Request request(
      RequestState state,
      boolean confirmed,
      Change change,
      Requirements takes,
      List<Transition> more,
      List<PartResult> results) {
    List<Transition> history = new ArrayList<>();
    history.add(step(Kind.CREATED, Optional.of(ANN), 0, ""));
    history.addAll(more);
    return new Request(
        1042,
        state,
        confirmed,
        change,
        ANN,
        OPS,
        Optional.of("checkout is down, INC-742"),
        takes,
        NOW.plusSeconds(840),
        history,
        results);
  }

  static Request toConfirm() {
    return request(
        RequestState.PENDING, false, terminate(HOLDER), Requirements.CONFIRM, List.of(), List.of());
  }

  static Request toSend() {
    return request(
        RequestState.PENDING, false, terminate(HOLDER), ONE_OF_DBA, List.of(), List.of());
  }

  static Request toCancel() {
    Target running = target(71322, "app_rw", "checkout", "active");
    var cancel = new Step.Signal(Step.Kind.CANCEL, List.of(running), ANY, true, Optional.empty());
    return request(
        RequestState.PENDING,
        false,
        new Change("cancel", "cancel prod-eu 71322", List.of(part(List.of(cancel), List.of()))),
        Requirements.CONFIRM,
        List.of(),
        List.of());
  }

  private static Change drain() {
    var ended =
        new Step.Signal(
            Step.Kind.TERMINATE, List.of(HOLDER), ANY, false, Optional.<Duration>empty());
    return new Change(
        "drain",
        "drain prod-eu/wiki for:1h",
        List.of(
            part(
                List.of(
                    new Step.Block(WIKI, Optional.of(Duration.ofHours(1))),
                    ended,
                    new Step.Drain(WIKI, ANY, Duration.ofSeconds(15), false)),
                List.of(),
                "ALTER DATABASE wiki ALLOW_CONNECTIONS false",
                "ends 1 session, and whoever else is inside within 15s")));
  }

  static Request toDrain() {
    return request(
        RequestState.PENDING, false, drain(), Requirements.CONFIRM, List.of(), List.of());
  }

  private static List<Transition> confirmed(Transition... more) {
    List<Transition> steps = new ArrayList<>();
    steps.add(step(Kind.CONFIRMED, Optional.of(ANN), 10, ""));
    steps.addAll(List.of(more));
    return steps;
  }

  static Request pending() {
    return request(
        RequestState.PENDING, true, terminate(HOLDER), ONE_OF_DBA, confirmed(), List.of());
  }

  static Request pendingMany() {
    Target[] targets = new Target[12];
    targets[0] = HOLDER;
    for (int i = 1; i < targets.length; i++) {
      targets[i] = target(71_000 + i, "app_checkout", "checkout-api-7d9f8b6c5-x2x9z", "idle");
    }
    return request(
        RequestState.PENDING, true, terminate(targets), ONE_OF_DBA, confirmed(), List.of());
  }

  static Request denied() {
    return request(
        RequestState.DENIED,
        true,
        terminate(HOLDER),
        ONE_OF_DBA,
        confirmed(step(Kind.DENIED, Optional.of(BOB), 120, "the deploy is being rolled back")),
        List.of());
  }

  static Request expired() {
    return request(
        RequestState.EXPIRED,
        true,
        terminate(HOLDER),
        ONE_OF_DBA,
        confirmed(step(Kind.EXPIRED, Optional.empty(), 840, "nobody decided within 15m")),
        List.of());
  }

  private static PartResult result(List<PartResult.OfTarget> targets, Aftermath after) {
    return new PartResult(
        "prod-eu", Optional.empty(), Optional.empty(), targets, List.of(), Optional.of(after));
  }

  private static PartResult.OfTarget outcome(Target target, Outcome.Kind kind, String why) {
    return new PartResult.OfTarget(target.id(), new Outcome(kind, why));
  }

  static Request ended() {
    return request(
        RequestState.FINISHED,
        true,
        terminate(HOLDER),
        ONE_OF_DBA,
        confirmed(
            step(Kind.APPROVED, Optional.of(BOB), 120, ""),
            step(Kind.EXECUTING, Optional.empty(), 120, ""),
            step(Kind.FINISHED, Optional.empty(), 121, "")),
        List.of(
            result(
                List.of(outcome(HOLDER, Outcome.Kind.ENDED, "")),
                new Aftermath(Duration.ofMillis(204), 7, 7, List.of(), 0))));
  }

  static Request endedPartly() {
    Target other = target(71340, "postgres", "psql", "active");
    return request(
        RequestState.FINISHED,
        true,
        terminate(HOLDER, other),
        ONE_OF_DBA,
        confirmed(
            step(Kind.APPROVED, Optional.of(BOB), 120, ""),
            step(Kind.EXECUTING, Optional.empty(), 120, ""),
            step(Kind.FINISHED, Optional.empty(), 121, "")),
        List.of(
            result(
                List.of(
                    outcome(HOLDER, Outcome.Kind.ENDED, ""),
                    outcome(other, Outcome.Kind.NOT_PERMITTED, "superuser")),
                new Aftermath(Duration.ofMillis(204), 7, 2, List.of(8530, 8560), 5))));
  }

  static Request brokeGlass() {
    return request(
        RequestState.EXECUTING,
        true,
        drain(),
        ONE_OF_DBA,
        List.of(step(Kind.BROKE_GLASS, Optional.of(ANN), 60, "the site is down")),
        List.of());
  }

  static Request blocked() {
    var block =
        new PartResult.OfBlock(
            "database wiki",
            "shut",
            false,
            Optional.of("B-1"),
            List.of("ALTER DATABASE wiki ALLOW_CONNECTIONS false"),
            List.of("ALTER DATABASE wiki ALLOW_CONNECTIONS true"),
            List.of(new PartResult.Entrant("postgres", "superuser")),
            Optional.of(NOW.plusSeconds(3_600)));
    Change change =
        new Change(
            "block",
            "block prod-eu db:wiki for:1h",
            List.of(
                part(List.of(new Step.Block(WIKI, Optional.of(Duration.ofHours(1)))), List.of())));
    return request(
        RequestState.FINISHED,
        true,
        change,
        Requirements.CONFIRM,
        confirmed(step(Kind.FINISHED, Optional.empty(), 60, "")),
        List.of(
            new PartResult("prod-eu", Optional.empty(), Optional.of(block), List.of(), List.of())));
  }
}
