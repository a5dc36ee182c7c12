package io.github.pgbailiff.overview;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.card.ChangeWords;
import io.github.pgbailiff.card.RequestSummary;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Button.Style;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Overview.Shelf;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Press.Action;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.request.Transition;
import io.github.pgbailiff.request.gate.RequestRights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The open requests that somebody has a part in.
 *
 * @param open those that they may see
 */
record RequestShelves(RequestRights rights, Asker asker, List<Request> open) {
  private static final String ALL = "requests";

  static RequestShelves of(RequestRights rights, Asker asker, List<Request> open) {
    return new RequestShelves(
        rights, asker, open.stream().flatMap(it -> rights.view(it, asker).stream()).toList());
  }

  Shelf waiting() {
    return Shelves.of(
        "Waiting for you",
        open.stream().filter(this::waits).toList(),
        "nothing waits for you",
        ALL,
        this::toDecide);
  }

  Shelf own() {
    return Shelves.of(
        "Your requests",
        open.stream().filter(this::isOwn).toList(),
        "you have no open requests",
        ALL,
        this::asked);
  }

  private boolean isOwn(Request request) {
    return request.requester().isSameHumanAs(Identity.of(asker));
  }

  /** One that takes an approval of a role of theirs, and has none of theirs yet. */
  private boolean waits(Request request) {
    return request.state() == RequestState.PENDING
        && !isOwn(request)
        && request.tally().open().stream()
            .anyMatch(it -> it.asked().from().stream().anyMatch(asker.roles()::contains))
        && request.history().stream().noneMatch(this::isOwnApproval)
        && rights.toDecide(request.change(), asker).isEmpty();
  }

  private boolean isOwnApproval(Transition transition) {
    return transition.kind() == Transition.Kind.APPROVED
        && transition.by().filter(it -> it.isSameHumanAs(Identity.of(asker))).isPresent();
  }

  private Reply.Card toDecide(Request request) {
    return Shelves.card(
        "⏳ %s asks: %s (%s)"
            .formatted(request.requester().name(), ChangeWords.of(request.change()), request.id()),
        facts(request),
        List.of(
            button("Approve…", Style.PRIMARY, Action.APPROVE, request),
            button("Deny…", Style.DANGER, Action.DENY, request),
            button("Details", Style.PLAIN, Action.DETAILS, request)));
  }

  private Reply.Card asked(Request request) {
    List<Button> buttons = new ArrayList<>();
    buttons.add(button("Details", Style.PLAIN, Action.DETAILS, request));
    if (request.state() == RequestState.PENDING) {
      buttons.add(button("Withdraw", Style.PLAIN, Action.WITHDRAW, request));
    }
    return Shelves.card(RequestSummary.title(request), facts(request), buttons);
  }

  private static List<Field> facts(Request request) {
    List<Field> facts = new ArrayList<>();
    request.reason().ifPresent(why -> facts.add(Field.people("why", Value.text(why))));
    if (request.tally().need() > 0) {
      String have = "%d of %d".formatted(request.tally().have(), request.tally().need());
      facts.add(Field.people("approvals", Value.text(have)));
    }
    if (request.state() == RequestState.PENDING) {
      facts.add(Field.people("closes", Value.moment(Optional.of(request.expiresAt()))));
    }
    return facts;
  }

  private static Button button(String label, Style style, Action action, Request request) {
    return new Button(label, style, new Press(action, request.id(), request.version()));
  }
}
