package io.github.pgbailiff.chat.terminal;

import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.command.text.Suggestion;
import io.github.pgbailiff.invocation.Handler;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.invocation.Invocation.Input;
import io.github.pgbailiff.invocation.PersonTurns;
import io.github.pgbailiff.outbox.Announcer;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Overview;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Press.Action;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.testing.replies.Replies;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A story with one request in it: ann terminates, somebody approves or denies. */
final class CannedHandler implements Handler {
  private static final Place ROOM = Place.of("terminal", "host");

  private final Announcer announcer;
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
  private Optional<String> card = Optional.empty();

  CannedHandler(Announcer announcer) {
    this.announcer = announcer;
  }

  /** Who did what, one line each. */
  List<String> seen() {
    return List.copyOf(seen);
  }

  @Override
  public Reply handle(Invocation invocation) {
    seen.add(invocation.actor().identity() + " " + words(invocation.input()));
    return switch (invocation.input()) {
      case Input.Text(String text) -> said(text);
      case Input.Words(var words, var _) -> said(String.join(" ", words));
      case Input.Chosen _ -> throw new AssertionError("a terminal has no menus");
      case Input.Pressed(Press press, var _) -> pressed(press);
    };
  }

  private static String words(Input input) {
    return switch (input) {
      case Input.Text(String text) -> text;
      case Input.Words(var words, var _) -> words.toString();
      case Input.Chosen(var action, var handles) -> action + " " + handles;
      case Input.Pressed(Press press, var answers) -> press.token() + " " + answers;
    };
  }

  private Reply said(String text) {
    return switch (text.split(" ", 2)[0]) {
      case "sessions", "locks", "usage", "hostile" -> Replies.named(text.split(" ", 2)[0]);
      case "terminate" -> Replies.named("confirm-card");
      case "deny" -> Replies.named("deny-question");
      case "approve" -> Replies.named("approve-question");
      case "late" -> {
        Thread.ofVirtual().start(() -> announce(Replies.named("approval-card")));
        yield Replies.named("whoami");
      }
      case "help" -> Replies.named("clusters");
      default ->
          Reply.Refusal.of(
              "usage", "\"" + text + "\" is not a verb; did you mean sessions?", ExitCode.USAGE);
    };
  }

  private Reply pressed(Press press) {
    if (press.action() == Action.CONFIRM) {
      announce(Replies.named("approval-card"));
      return Replies.named("whoami");
    }
    return switch (press.action()) {
      case APPROVE -> announce(Replies.named("outcome"));
      case DENY -> announce(Replies.named("denied-card"));
      case WITHDRAW -> Reply.Refusal.of("busy", "R-1042: try again", ExitCode.UNREACHABLE);
      default -> Replies.named("whoami");
    };
  }

  /** As if it came by the outbox. */
  Reply announce(Reply reply) {
    card = Optional.of(announcer.deliver(ROOM, reply, card));
    return Replies.named("whoami");
  }

  @Override
  public Reply question(Invocation invocation, Press press) {
    seen.add(invocation.actor().identity() + " asks for " + press.action());
    return switch (press.action()) {
      case APPROVE -> Replies.named("approve-question");
      case DENY -> Replies.named("deny-question");
      default -> Reply.Refusal.of("expired", "R-1042 expired at 09:56:07Z", ExitCode.REFUSED);
    };
  }

  @Override
  public PersonTurns turns() {
    return new PersonTurns(1_000, Actor::identity);
  }

  @Override
  public void notLetIn(Actor actor, Place place, String why) {}

  @Override
  public void misunderstood(Actor actor, Place place, String keys, String why) {}

  @Override
  public List<Suggestion> complete(Invocation invocation, String line) {
    return (line.contains(" ")
            ? Stream.of("app:check out", "user:etl\u202e")
            : Stream.of("sessions", "session"))
        .map(Suggestion::of)
        .toList();
  }

  @Override
  public Overview overview(Invocation invocation) {
    return Overview.saying("");
  }
}
