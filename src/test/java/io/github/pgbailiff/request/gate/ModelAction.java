package io.github.pgbailiff.request.gate;

import static io.github.pgbailiff.request.gate.People.ann;
import static io.github.pgbailiff.request.gate.People.annOnDiscord;
import static io.github.pgbailiff.request.gate.People.annWithHammer;
import static io.github.pgbailiff.request.gate.People.bob;
import static io.github.pgbailiff.request.gate.People.bobOnDiscord;
import static io.github.pgbailiff.request.gate.People.carl;
import static io.github.pgbailiff.request.gate.People.dora;
import static io.github.pgbailiff.request.gate.People.mallory;
import static io.github.pgbailiff.request.gate.People.unmappedOnDiscord;

import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.TransitionResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that can be done to a request, by everybody who might. */
record ModelAction(String name, Deed deed) {

  /** What is tried, and whether it was accepted. */
  @FunctionalInterface
  interface Deed {
    boolean on(ModelWorld world, Request request);
  }

  static List<ModelAction> all() {
    return Stream.of(decisions(), executions(), time()).flatMap(List::stream).toList();
  }

  /** Whether it changes the world rather than the request. */
  boolean passesTime() {
    return name.equals("crash") || name.equals("time is up");
  }

  private static List<ModelAction> decisions() {
    return List.of(
        decision("confirm ann", (r, id) -> r.confirm(id, ann, Optional.empty())),
        decision("confirm bob", (r, id) -> r.confirm(id, bob, Optional.empty())),
        decision("approve ann discord", (r, id) -> r.approve(id, annOnDiscord)),
        decision("approve bob", (r, id) -> r.approve(id, bob)),
        decision("approve bob discord", (r, id) -> r.approve(id, bobOnDiscord)),
        decision("approve carl", (r, id) -> r.approve(id, carl)),
        decision("approve dora", (r, id) -> r.approve(id, dora)),
        decision("approve mallory", (r, id) -> r.approve(id, mallory)),
        decision("approve unmapped", (r, id) -> r.approve(id, unmappedOnDiscord)),
        decision("deny ann", (r, id) -> r.deny(id, annOnDiscord, "no")),
        decision("deny dora", (r, id) -> r.deny(id, dora, "no")),
        decision("deny mallory", (r, id) -> r.deny(id, mallory, "no")),
        decision("withdraw ann", (r, id) -> r.withdraw(id, annOnDiscord)),
        decision("withdraw bob", (r, id) -> r.withdraw(id, bob)),
        decision("glass ann", (r, id) -> r.breakGlass(id, annWithHammer, "prod-eu", "fire")),
        decision("glass bob", (r, id) -> r.breakGlass(id, bob, "prod-eu", "fire")));
  }

  private static List<ModelAction> executions() {
    return Stream.of("A", "B").flatMap(ModelAction::executions).toList();
  }

  private static Stream<ModelAction> executions(String holder) {
    return Stream.of(
        execution("begin " + holder, (e, id) -> e.begin(id, holder), holder),
        execution("finish " + holder, (e, id) -> e.finish(id, holder, List.of()), holder),
        execution("refuse " + holder, (e, id) -> e.refuse(id, holder, "lost"), holder),
        execution("report " + holder, (e, id) -> e.report(id, List.of()), holder),
        new ModelAction(
            "interrupt " + holder,
            (world, request) ->
                world.replica(holder).executions().interruptLapsed().stream()
                    .anyMatch(it -> it.number() == request.number())),
        new ModelAction(
            "renew " + holder,
            (world, request) -> {
              world.renews(holder, request);
              return false;
            }));
  }

  /** Time passes: to the end of a lease, which is a crash, or to the end of the request. */
  private static List<ModelAction> time() {
    return List.of(
        new ModelAction(
            "crash",
            (world, _) -> {
              world.pass(Duration.ofSeconds(10));
              return false;
            }),
        new ModelAction(
            "time is up",
            (world, request) -> {
              Duration left = Duration.between(world.now(), request.expiresAt());
              world.pass(left.isNegative() ? Duration.ZERO : left);
              return false;
            }),
        new ModelAction(
            "expire",
            (world, request) ->
                world.replica("A").requests().expireDue().stream()
                    .anyMatch(it -> it.number() == request.number())));
  }

  private interface Decision {
    TransitionResult on(Acts acts, String id);
  }

  private interface Execution {
    TransitionResult on(Executions executions, String id);
  }

  private static ModelAction decision(String name, Decision decision) {
    return new ModelAction(
        name,
        (world, request) ->
            decision.on(world.replica("A").acts(), request.id())
                instanceof TransitionResult.Accepted);
  }

  private static ModelAction execution(String name, Execution execution, String holder) {
    return new ModelAction(
        name,
        (world, request) ->
            execution.on(world.replica(holder).executions(), request.id())
                instanceof TransitionResult.Accepted);
  }
}
