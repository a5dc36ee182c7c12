package io.github.pgbailiff.serve;

import io.github.pgbailiff.bot.Handler;
import io.github.pgbailiff.bot.Invocation;
import io.github.pgbailiff.bot.PersonTurns;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.command.Vocabulary;
import io.github.pgbailiff.ops.Metrics;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Times what somebody typed or pressed, until it is answered. */
record MeasuredHandler(Handler handler, Metrics metrics, Vocabulary verbs) implements Handler {
  /** What commands are counted as: the verbs, and what buttons do. */
  static Set<String> names(List<Declaration> verbs) {
    return Stream.concat(
            verbs.stream().map(Declaration::name),
            Stream.of(Press.Action.values()).map(MeasuredHandler::name))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Reply handle(Invocation invocation) {
    long start = System.nanoTime();
    Reply reply = handler.handle(invocation);
    metrics.answered(
        invocation.actor().platform(),
        name(invocation.input()),
        reply.exit(),
        Duration.ofNanos(System.nanoTime() - start));
    return reply;
  }

  private String name(Invocation.Input input) {
    return switch (input) {
      case Invocation.Input.Text(String text) -> verb(first(text.strip()));
      case Invocation.Input.Words(List<String> words, var _) ->
          verb(words.isEmpty() ? "" : words.getFirst());
      case Invocation.Input.Chosen chosen -> name(chosen.action());
      case Invocation.Input.Pressed pressed -> name(pressed.press().action());
    };
  }

  private static String first(String text) {
    int space = text.indexOf(' ');
    return space < 0 ? text : text.substring(0, space);
  }

  private String verb(String word) {
    return verbs.find(word).map(Declaration::name).orElse("other");
  }

  private static String name(Press.Action action) {
    return "press_" + action.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Reply question(Invocation invocation, Press press) {
    return handler.question(invocation, press);
  }

  @Override
  public PersonTurns turns() {
    return handler.turns();
  }

  @Override
  public void notLetIn(Actor actor, Place place, String why) {
    handler.notLetIn(actor, place, why);
  }

  @Override
  public void misunderstood(Actor actor, Place place, String keys, String why) {
    handler.misunderstood(actor, place, keys, why);
  }

  @Override
  public List<String> complete(Invocation invocation, String line) {
    return handler.complete(invocation, line);
  }
}
