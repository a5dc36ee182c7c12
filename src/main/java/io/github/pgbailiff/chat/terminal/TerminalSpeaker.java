package io.github.pgbailiff.chat.terminal;

import io.github.pgbailiff.bot.Handler;
import io.github.pgbailiff.bot.Invocation;
import io.github.pgbailiff.bot.Invocation.Input;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody in front of a terminal, and what they get for what they do. */
record TerminalSpeaker(Handler handler, Actor actor, Place place, Optional<String> defaultCluster) {

  /** The one who said it. */
  static TerminalSpeaker of(Handler handler, Invocation invocation) {
    return new TerminalSpeaker(
        handler, invocation.actor(), invocation.place(), invocation.defaultCluster());
  }

  private Invocation does(Input input) {
    return new Invocation(actor, place, Optional.empty(), defaultCluster, input);
  }

  Reply says(String line) {
    return handler.handle(does(new Input.Text(line)));
  }

  Reply presses(Press press, Map<String, String> answers) {
    return handler.handle(does(new Input.Pressed(press, answers)));
  }

  /** The question that a press opens, or why it is not possible any more. */
  Reply asksFor(Press press) {
    return handler.question(does(new Input.Pressed(press, Map.of())), press);
  }

  List<String> completes(String line) {
    return handler.complete(does(new Input.Text(line)), line);
  }
}
