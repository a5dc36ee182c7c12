package io.github.pgbailiff.card;

import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Button.Style;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Press.Action;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.request.StillBehind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The buttons of a request's card. Every press is judged anew when it comes. */
public final class RequestButtons {
  private static final Set<Action> SENDS = EnumSet.of(Action.CONFIRM, Action.CONFIRM_WITH_REASON);

  /** As many of those who hold up others can be ended with a press. */
  private static final int HOLDERS = 2;

  private RequestButtons() {}

  /** On the private card of whoever asked. */
  public static List<Button> toConfirm(Request request, boolean mayBreakGlass) {
    List<Button> buttons = new ArrayList<>();
    boolean reason = request.requirements().reasonProblem(request.reason()).isPresent();
    boolean approvals = !request.requirements().approvals().isEmpty();
    String what = approvals ? "Send for approval" : "Confirm";
    Style style = approvals ? Style.PRIMARY : Style.DANGER;
    buttons.add(
        reason
            ? button(what + "…", style, Action.CONFIRM_WITH_REASON, request)
            : button(what, style, Action.CONFIRM, request));
    buttons.add(button("Never mind", Style.PLAIN, Action.DISMISS, request));
    if (hidesTargets(request)) {
      buttons.add(button("Details", Style.PLAIN, Action.DETAILS, request));
    }
    if (approvals && mayBreakGlass && request.change().parts().size() == 1) {
      buttons.add(button("Break glass…", Style.DANGER, Action.BREAK_GLASS, request));
    }
    return buttons;
  }

  /**
   * On the private card of whoever asks for what somebody has asked for already.
   *
   * @param earlier the other request
   */
  public static List<Button> toConfirm(
      Request request, boolean mayBreakGlass, Optional<Request> earlier) {
    List<Button> buttons = toConfirm(request, mayBreakGlass);
    return earlier
        .map(it -> {
          Button confirm = buttons.removeFirst();
          buttons.addFirst(new Button(label(confirm), Style.PLAIN, confirm.press()));
          buttons.addFirst(button("Show " + it.id(), Style.PRIMARY, Action.DETAILS, it));
          return buttons;
        })
        .orElse(buttons);
  }

  /** The card of a request that comes second to another one. */
  public static Reply.Card second(Reply.Card card, Request earlier) {
    Value said =
        Value.line(
            Value.text(earlier.requester().name() + " asked "),
            new Value.Moment(earlier.history().getFirst().at()),
            Value.text("; it is " + earlier.state().word()));
    return new Reply.Card(
        "%s already asks for this. %s".formatted(earlier.id(), card.title()),
        card.tone(),
        card.report().leading(List.of(Field.people("", said))),
        card.buttons(),
        card.mentions());
  }

  /** The card of a request that nobody could approve: it is not sent. */
  public static Reply.Card unapproved(Reply.Card card, String why) {
    return new Reply.Card(
        card.title(),
        card.tone(),
        card.report().leading(List.of(Field.people("", Value.line(Value.text(why))))),
        card.buttons().stream().filter(it -> !SENDS.contains(it.press().action())).toList(),
        card.mentions());
  }

  private static String label(Button confirm) {
    return confirm.press().action() == Action.CONFIRM_WITH_REASON
        ? "Ask all the same…"
        : "Ask all the same";
  }

  /**
   * On the card that everybody sees.
   *
   * @param blocks what it has shut
   */
  public static List<Button> forEverybody(Request request, BlocksNow blocks) {
    List<Button> buttons = new ArrayList<>(ofHolders(request));
    if (request.state() == RequestState.PENDING && request.confirmed()) {
      buttons.add(button("Approve…", Style.PRIMARY, Action.APPROVE, request));
      buttons.add(button("Deny…", Style.DANGER, Action.DENY, request));
    }
    buttons.add(button("Details", Style.PLAIN, Action.DETAILS, request));
    if (request.state() == RequestState.PENDING) {
      buttons.add(button("Withdraw", Style.PLAIN, Action.WITHDRAW, request));
    }
    if (request.state() == RequestState.EXPIRED) {
      buttons.add(button("Ask again…", Style.PRIMARY, Action.ASK_AGAIN, request));
    }
    buttons.addAll(ofBlocks(request, blocks));
    return buttons;
  }

  /** Where some still wait, the next steps against those who hold them up. */
  private static List<Button> ofHolders(Request request) {
    List<StillBehind> holders = StillBehind.of(request);
    List<Button> buttons = new ArrayList<>();
    for (int i = 0; i < Math.min(holders.size(), HOLDERS); i++) {
      String label = "Terminate %d…".formatted(holders.get(i).pid());
      var press = new Press(Action.END_HOLDER, request.id(), i + 1L);
      buttons.add(new Button(label, Style.DANGER, press));
    }
    if (!holders.isEmpty()) {
      buttons.add(
          new Button("Lock tree", Style.PLAIN, new Press(Action.HOLDER_LOCKS, request.id(), 1)));
    }
    return buttons;
  }

  private static List<Button> ofBlocks(Request request, BlocksNow blocks) {
    List<Button> buttons = new ArrayList<>();
    if (blocks.stand()) {
      buttons.add(button("Reopen…", Style.PRIMARY, Action.REOPEN, request));
    }
    if (!blocks.ends().isEmpty()) {
      buttons.add(button("+30m", Style.PLAIN, Action.EXTEND, request));
    }
    if (blocks.stand() && leavesSessions(request)) {
      buttons.add(button("Drain…", Style.DANGER, Action.DRAIN, request));
    }
    return buttons;
  }

  /** It has ended nobody. */
  private static boolean leavesSessions(Request request) {
    boolean drains =
        request.change().parts().stream()
            .flatMap(part -> part.steps().stream())
            .anyMatch(Step.Drain.class::isInstance);
    return !drains;
  }

  /** Whether a card that many people read leaves some out. */
  public static boolean hidesTargets(Request request) {
    return request.change().parts().stream()
            .mapToInt(part -> part.targets().size() + part.exclusions().size())
            .sum()
        > RequestCard.FEW;
  }

  private static Button button(String label, Style style, Action action, Request request) {
    return new Button(label, style, new Press(action, request.id(), request.version()));
  }
}
