package io.github.pgbailiff.chat.terminal;

import io.github.pgbailiff.chat.Arrival;
import io.github.pgbailiff.chat.Visitor;
import io.github.pgbailiff.chat.terminal.text.Shown;
import io.github.pgbailiff.chat.text.WordWrap;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.command.text.QuotedText;
import io.github.pgbailiff.command.text.Suggestion;
import io.github.pgbailiff.invocation.Handler;
import io.github.pgbailiff.invocation.Invocation.Input;
import io.github.pgbailiff.reply.Overview;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A chat in a terminal: commands with or without {@code /pg}, numbers for buttons, {@code /as NAME}
 * to speak as somebody else, {@code exit} or the end of the input to leave.
 */
public final class TerminalChat {
  private static final Pattern NUMBERS = Pattern.compile("[0-9]+");
  private static final String ANY_CLUSTER = "usage ";

  private static final String COMMAND = "/pg";
  private static final List<Suggestion> OWN_WORDS =
      List.of(
          new Suggestion("/help", "what you may do here"),
          new Suggestion("/as", "speak as somebody else"),
          new Suggestion("/clear", "empty the screen"),
          new Suggestion("/quit", "leave; so do exit and Ctrl-D"));

  private static final Set<String> LEAVING =
      Set.of("quit", "exit", "/quit", "/exit", "/bye", "\\q", ":q", "logout");
  private static final Set<String> CLEARING = Set.of("clear", "/clear", "cls");
  private static final Set<String> HELPING = Set.of("?", "/help", "/?", "\\?");
  private static final int NAMED = 5;

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

  /** Says where one is and what to type, to somebody who has just come. */
  public void welcome() {
    Overview overview = handler.overview(speaker.does(new Input.Text("")));
    List<String> clusters = clusters();
    if (clusters.isEmpty()) {
      overview.words().forEach(this::says);
      return;
    }
    String more = clusters.size() > NAMED ? " and %d more".formatted(clusters.size() - NAMED) : "";
    says(
        "You are %s, in front of %s%s. Type sessions to see who is connected and who holds up whom,"
                .formatted(
                    speaker.actor().name(),
                    clusters.stream().limit(NAMED).collect(Collectors.joining(", ")),
                    more)
            + " help for what you may do, exit to leave; Tab completes.");
  }

  private void says(String sentence) {
    WordWrap.words(Shown.sentence(sentence), room.screen().width()).forEach(room::say);
  }

  /** Those that may be looked at. */
  private List<String> clusters() {
    return handler.complete(speaker.does(new Input.Text(ANY_CLUSTER)), ANY_CLUSTER).stream()
        .map(Suggestion::word)
        .filter(it -> it.indexOf(':') < 0 && !it.equals("all"))
        .toList();
  }

  /** Whether to go on. */
  private boolean takes(String typed) {
    String line = typed.strip();
    String[] words = line.split("\\s+", 2);
    String first = words[0].toLowerCase(Locale.ROOT);
    String rest = words.length < 2 ? "" : words[1];
    if (LEAVING.contains(line.toLowerCase(Locale.ROOT))) {
      return false;
    }
    if (CLEARING.contains(line.toLowerCase(Locale.ROOT))) {
      room.screen().clear();
    } else if (HELPING.contains(first)) {
      does(Arrival.typed(("help " + rest).strip()));
    } else if (first.equals("/as")) {
      speaksAs(rest);
    } else if (NumberedButtons.isNumber(line)) {
      presses(line);
    } else {
      types(line);
    }
    return true;
  }

  /** As in other chats the command may stand behind a slash, which here may be the verb's own. */
  private void types(String line) {
    boolean named = line.equals(COMMAND) || line.startsWith(COMMAND + " ");
    String command = (named ? line.substring(COMMAND.length()) : line).strip();
    String bare = !named && command.startsWith("/") ? command.substring(1) : command;
    if (!line.isEmpty()) {
      does(Arrival.typed(bare.isBlank() ? "help" : bare));
    }
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

  private void presses(String number) {
    room.button(number)
        .ifPresentOrElse(
            press -> does(Arrival.pressed(press)),
            () -> {
              String cards = room.cards();
              room.say(
                  "✗ %s: there is no such button now%s"
                      .formatted(number, cards.isEmpty() ? "" : "; the cards are at " + cards));
            });
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
      return OWN_WORDS;
    }
    String command = line.startsWith(COMMAND + " ") ? line.substring(COMMAND.length() + 1) : line;
    String typedSoFar = command.stripLeading();
    String last = typedSoFar.substring(typedSoFar.lastIndexOf(' ') + 1);
    return handler.complete(speaker.does(new Input.Text(typedSoFar)), typedSoFar).stream()
        // A pid that was found by a name does not stand in place of the name here.
        .filter(it -> !NUMBERS.matcher(it.word()).matches() || it.word().startsWith(last))
        .map(it -> it.word().endsWith(":") ? it : it.typedAs(QuotedText.word(it.word())))
        .toList();
  }
}
