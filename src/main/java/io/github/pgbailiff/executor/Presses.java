package io.github.pgbailiff.executor;

import io.github.pgbailiff.approval.Recheck;
import io.github.pgbailiff.approval.Request;
import io.github.pgbailiff.approval.Viewer;
import io.github.pgbailiff.authorization.Asker;
import io.github.pgbailiff.authorization.Authorizer;
import io.github.pgbailiff.authorization.Freshness;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.verb.Catalog;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From a pressed button to its answer: everything is judged anew, whatever the card said. */
final class Presses {
  /** What turns the pages of an answer. */
  private static final Set<Press.Action> TURNING = EnumSet.of(Press.Action.PAGE, Press.Action.CSV);

  private final Authorizer authorizer;
  private final Catalog catalog;
  private final Records records;
  private final Recheck recheck;
  private final Deciding deciding;
  private final Paging paging;
  private final DrainPress drain;

  Presses(
      Authorizer authorizer,
      Catalog catalog,
      Records records,
      Recheck recheck,
      Deciding deciding,
      Paging paging,
      DrainPress drain) {
    this.authorizer = authorizer;
    this.catalog = catalog;
    this.records = records;
    this.recheck = recheck;
    this.deciding = deciding;
    this.paging = paging;
    this.drain = drain;
  }

  Reply question(Invocation invocation, Press press) {
    Optional<Request> found = records.requests().find(press.id());
    if (found.isEmpty()) {
      return Refusals.usage("request: there is no " + press.id() + " any more");
    }
    Request request = found.get();
    return request.state().isTerminal() || invocation.readOnly().isPresent()
        ? invocation
            .readOnly()
            .<Reply>map(Refusals::denied)
            .orElseGet(() -> Refusals.about(request, RequestTitle.of(request)))
        : Questions.of(request, press);
  }

  Reply run(Invocation invocation, Invocation.Input.Pressed pressed) {
    Press press = pressed.press();
    Asker asker =
        authorizer.identify(invocation.actor(), invocation.attestedRoles(), Freshness.FRESH);
    if (TURNING.contains(press.action())) {
      return paging.press(asker, press);
    }
    Optional<Request> found = records.requests().find(press.id());
    if (found.isEmpty()) {
      return Refusals.usage("request: there is no " + press.id() + " any more");
    }
    if (press.action() != Press.Action.DETAILS && invocation.readOnly().isPresent()) {
      return Refusals.denied(invocation.readOnly().get());
    }
    return run(invocation, asker, found.get(), press, pressed.answers());
  }

  private Reply run(
      Invocation invocation,
      Asker asker,
      Request request,
      Press press,
      Map<String, String> answers) {
    String id = request.id();
    String reason = answers.getOrDefault(Questions.REASON, "");
    return switch (press.action()) {
      case CONFIRM -> confirm(invocation, asker, request, Optional.empty());
      case CONFIRM_WITH_REASON -> confirm(invocation, asker, request, Optional.of(reason));
      case DISMISS, WITHDRAW -> deciding.withdraw(invocation, asker, id);
      case APPROVE -> deciding.approve(invocation, asker, id);
      case DENY -> deciding.deny(invocation, asker, id, reason);
      case BREAK_GLASS ->
          deciding.breakGlass(
              invocation, asker, id, answers.getOrDefault(Questions.CLUSTER, ""), reason);
      case DETAILS -> details(asker, request);
      case DRAIN -> drain.run(invocation, request);
      case PAGE, CSV, SELECT_CANCEL, SELECT_TERMINATE ->
          Refusals.usage("press: " + press.action() + " is no button of a request");
    };
  }

  private Reply confirm(
      Invocation invocation, Asker asker, Request request, Optional<String> reason) {
    return recheck
        .rights(request, asker)
        .<Reply>map(why -> Refusals.denied(request.id() + ": " + why))
        .orElseGet(() -> deciding.confirm(invocation, asker, request.id(), reason));
  }

  private Reply details(Asker asker, Request request) {
    return Viewer.of(authorizer, asker, catalog.clusters())
        .view(request)
        .<Reply>map(it -> new RequestCard(it, Integer.MAX_VALUE).report())
        .orElseGet(() ->
            Refusals.denied(request.id() + ": what it concerns is out of your right to read"));
  }
}
