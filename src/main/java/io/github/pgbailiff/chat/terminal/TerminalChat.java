package io.github.pgbailiff.chat.terminal;

import io.github.pgbailiff.bot.Handler;
import io.github.pgbailiff.bot.Invocation.Input;
import io.github.pgbailiff.chat.Arrival;
import io.github.pgbailiff.chat.Visitor;
import io.github.pgbailiff.chat.terminal.text.Shown;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.command.text.QuotedText;
import io.github.pgbailiff.command.text.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A chat in a terminal: commands with or without {@code /pg}, numbers for buttons, {@code /as NAME}
 * to speak as somebody else, {@code /quit} or the end of the input to leave.
 */
public final class TerminalChat {
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");

  private static final String COMMAND = "/pg";
  private static final List<String> OWN_WORDS = List.of("/pg", "/as", "/quit");

  private final Handler handler;
  private final List<Actor> people;
  private final TerminalRoom room;
  private final Place place;
  private final Optional<String> defaultCluster;
  private Visitor speaker;

  /**
   * @param people who may type here, at least one; the first one starts
   * @param host the place that the record keeps
   */
  public TerminalChat(
      Handler handler,
      List<Actor> people,
      TerminalRoom room,
      String host,
      Optional<String> defaultCluster) {
    this.handler = handler;
    this.people = List.copyOf(people);
    this.room = room;
    this.place = Place.of(TerminalRoom.PLATFORM, host);
    this.defaultCluster = defaultCluster;
    this.speaker = as(people.getFirst());
  }

  private Visitor as(Actor actor) {
    return new Visitor(actor, place, Optional.empty(), defaultCluster, Optional.empty());
  }

  /** Runs until somebody leaves or the input ends. */
  public void run() {
    boolean here = true;
    while (here) {
      String prompt = Shown.sentence(speaker.actor().name()) + "> ";
      here = room.screen().readLine(prompt, this::complete).map(this::takes).orElse(false);
    }
  }

  /** Whether to go on. */
  private boolean takes(String typed) {
    String line = typed.strip();
    String[] words = line.split("\\s+", 2);
    String rest = words.length < 2 ? "" : words[1];
    if (line.equals("/quit")) {
      return false;
    }
    if (words[0].equals("/as")) {
      speaksAs(rest);
    } else if (NUMBER.matcher(line).matches()) {
      presses(Integer.parseInt(line));
    } else if (words[0].equals(COMMAND)) {
      does(Arrival.typed(rest.isEmpty() ? "help" : rest));
    } else if (line.startsWith("/")) {
      room.say("✗ " + Shown.sentence(words[0]) + ": is not /pg, /as or /quit");
    } else if (!line.isEmpty()) {
      does(Arrival.typed(line));
    }
    return true;
  }

  private void speaksAs(String name) {
    Optional<Actor> found =
        people.stream()
            .filter(actor -> actor.name().equals(name) || actor.id().equals(name))
            .findFirst();
    found.ifPresentOrElse(
        actor -> speaker = as(actor),
        () -> {
          String names = people.stream().map(Actor::name).collect(Collectors.joining(", "));
          room.say("✗ /as: \"" + Shown.sentence(name) + "\" is none of " + Shown.sentence(names));
        });
  }

  private void presses(int number) {
    room.button(number)
        .ifPresentOrElse(
            press -> does(Arrival.pressed(press)),
            () -> room.say("✗ " + number + ": there is no such button now"));
  }

  private void does(Arrival arrival) {
    TerminalDelivery.run(handler, speaker, room, arrival);
  }

  private List<Suggestion> complete(String typed) {
    String line = typed.stripLeading();
    if (line.startsWith("/as ")) {
      return people.stream().map(Actor::name).map(Suggestion::of).toList();
    }
    if (line.startsWith("/") && !line.startsWith(COMMAND + " ")) {
      return OWN_WORDS.stream().map(Suggestion::of).toList();
    }
    String command = line.startsWith(COMMAND + " ") ? line.substring(COMMAND.length() + 1) : line;
    String typedSoFar = command.stripLeading();
    return handler.complete(speaker.does(new Input.Text(typedSoFar)), typedSoFar).stream()
        .map(it -> it.typedAs(QuotedText.word(it.word())))
        .toList();
  }
}
