package io.github.pgbailiff.bot;

import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.access.Freshness;
import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.bot.flow.AlertFlow;
import io.github.pgbailiff.bot.flow.DecisionFlow;
import io.github.pgbailiff.bot.flow.Denials;
import io.github.pgbailiff.bot.flow.PageTurner;
import io.github.pgbailiff.bot.flow.RequestPress;
import io.github.pgbailiff.bot.flow.RequestProgress;
import io.github.pgbailiff.card.Refusals;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.request.gate.SeenRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The way from a pressed button to its answer: everything is judged anew, whatever the card said.
 */
final class ButtonFlow {
  /** What turns the pages of an answer. */
  private static final Set<Press.Action> TURNING = EnumSet.of(Press.Action.PAGE, Press.Action.CSV);

  /** What changes nothing, from whatever place. */
  private static final Set<Press.Action> LOOKING =
      EnumSet.of(
          Press.Action.DETAILS,
          Press.Action.HOLDER_LOCKS,
          Press.Action.ALERT_LOCKS,
          Press.Action.ALERT_SHOW);

  private final Authorizer authorizer;
  private final Denials denials;
  private final DecisionFlow deciding;
  private final RequestProgress answers;
  private final PageTurner paging;
  private final BlockPress blocks;
  private final AskAgain again;
  private final BehindPress holders;
  private final RequestDetails details;
  private final AlertFlow alerts;
  private final StepPress steps;

  ButtonFlow(
      Authorizer authorizer,
      Denials denials,
      DecisionFlow deciding,
      RequestProgress answers,
      PageTurner paging,
      BlockPress blocks,
      AskAgain again,
      BehindPress holders,
      RequestDetails details,
      AlertFlow alerts,
      StepPress steps) {
    this.authorizer = authorizer;
    this.denials = denials;
    this.deciding = deciding;
    this.answers = answers;
    this.paging = paging;
    this.blocks = blocks;
    this.again = again;
    this.holders = holders;
    this.details = details;
    this.alerts = alerts;
    this.steps = steps;
  }

  Reply question(Invocation invocation, Press press) {
    Optional<String> readOnly = invocation.readOnly();
    if (readOnly.isPresent()) {
      return denials.altogether(invocation, readOnly.get());
    }
    Speaker by = identify(invocation, Freshness.CACHED);
    return press.action().isOfAlert()
        ? alerts.question(by, press)
        : deciding.on(by, press.id(), seen -> deciding.question(seen, press));
  }

  Reply run(Invocation invocation, Invocation.Input.Pressed pressed) {
    Press press = pressed.press();
    Optional<String> readOnly = invocation.readOnly().filter(_ -> changes(press.action()));
    if (readOnly.isPresent()) {
      return denials.altogether(invocation, readOnly.get());
    }
    // What it comes to is judged as if it were typed.
    boolean step = StepPress.ACTIONS.contains(press.action());
    Speaker by = identify(invocation, step ? Freshness.CACHED : Freshness.FRESH);
    Optional<String> barred = by.asker().barred();
    if (barred.isPresent()) {
      return denials.altogether(invocation, barred.get());
    }
    return run(invocation, by, pressed);
  }

  private Reply run(Invocation invocation, Speaker by, Invocation.Input.Pressed pressed) {
    Press press = pressed.press();
    if (press.action().isOfAlert()) {
      return alerts.run(invocation, by, press, pressed.answers());
    }
    if (StepPress.ACTIONS.contains(press.action())) {
      return steps.run(invocation, by, press);
    }
    return TURNING.contains(press.action())
        ? paging.press(by, press, invocation.defaultCluster())
        : deciding.on(by, press.id(), seen -> run(invocation, seen, press, pressed.answers()));
  }

  private static boolean changes(Press.Action action) {
    return !TURNING.contains(action)
        && !LOOKING.contains(action)
        && !StepPress.ACTIONS.contains(action);
  }

  private Speaker identify(Invocation invocation, Freshness freshness) {
    return new Speaker(
        authorizer.identify(invocation.actor(), invocation.attestedRoles(), freshness),
        invocation.place());
  }

  private Reply run(
      Invocation invocation, SeenRequest seen, Press press, Map<String, String> answers) {
    return RequestPress.act(press.action(), answers, seen.shown().reason())
        .map(act -> deciding.act(seen, act))
        .orElseGet(() -> look(invocation, seen, press));
  }

  /** The whole card of a request. */
  Reply card(Invocation invocation, String request) {
    return deciding.on(
        identify(invocation, Freshness.CACHED),
        request,
        seen -> answers.inFull(seen.shown(), List.of()));
  }

  /** What decides nothing. */
  private Reply look(Invocation invocation, SeenRequest seen, Press press) {
    return switch (press.action()) {
      case DETAILS -> details.run(invocation, seen);
      case DRAIN, REOPEN, EXTEND -> blocks.run(invocation, seen.shown(), press.action());
      case ASK_AGAIN -> again.run(invocation, seen);
      case END_HOLDER, HOLDER_LOCKS -> holders.run(invocation, seen.shown(), press);
      default -> Refusals.usage("press: " + press.action() + " is no button of a request");
    };
  }
}
