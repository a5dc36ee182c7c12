package io.github.pgbailiff.chat.terminal;

import io.github.pgbailiff.chat.terminal.text.TextRenderer;
import io.github.pgbailiff.chat.text.WordWrap;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.outbox.Announcer;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The chat room that a terminal is: everything appears on one screen, for everybody in front of it.
 */
public final class TerminalRoom implements Announcer {
  /** The platform's name, as in identities and places. */
  public static final String PLATFORM = Place.TERMINAL;

  /** How many cards are remembered, to tell an edit that changes nothing. */
  private static final int REMEMBERED = 200;

  private final Screen screen;
  private final boolean announces;
  private final Duration patience;
  private final NumberedButtons buttons = new NumberedButtons();
  private final Map<String, Reply> announced =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Reply> eldest) {
          return size() > REMEMBERED;
        }
      };
  private long messages;

  /** One in which nothing appears by itself: answers are all that there is. */
  public TerminalRoom(Screen screen) {
    this(screen, false);
  }

  /**
   * The screen stays its maker's to close.
   *
   * @param announces whether cards appear here by themselves
   */
  public TerminalRoom(Screen screen, boolean announces) {
    this(screen, announces, screen.interactive() ? Duration.ZERO : Duration.ofSeconds(5));
  }

  /**
   * @param patience how long a button that is pressed by its number may be on its way: where nobody
   *     looks at the screen, numbers are typed ahead of their cards
   */
  TerminalRoom(Screen screen, boolean announces, Duration patience) {
    this.screen = screen;
    this.announces = announces;
    this.patience = patience;
  }

  Screen screen() {
    return screen;
  }

  @Override
  public String platform() {
    return PLATFORM;
  }

  /**
   * Shows it; a screen cannot be edited, so that what changes is a line, and the card appears once
   * more when it is over. It has neither threads nor direct messages: lines that would stand in one
   * are on the card that everybody has just seen.
   */
  @Override
  public synchronized String deliver(Place place, Reply reply, Optional<String> message) {
    if (place.account().isPresent() || (place.thread().isPresent() && !ReplyKind.isCard(reply))) {
      return "";
    }
    String id = message.orElseGet(() -> Long.toString(++messages));
    Reply before = announced.put(id, reply);
    boolean heldBack =
        ReplyKind.isHeldBack(reply)
            && Optional.ofNullable(before).filter(ReplyKind::isHeldBack).isPresent();
    if (!heldBack && !reply.equals(before)) {
      print(reply, Optional.ofNullable(before));
    }
    return id;
  }

  private void print(Reply reply, Optional<Reply> before) {
    boolean edited = before.filter(Reply.Card.class::isInstance).isPresent();
    boolean step = ReplyKind.isStep(reply) && (edited || !ReplyKind.isDecided(reply));
    String numbers = before.map(it -> card(it)).orElse("");
    if (Button.of(reply).isEmpty() && !numbers.isEmpty()) {
      buttons.withdraw(numbers);
    }
    var shown = buttons.show(Button.of(reply), ReplyKind.isOver(reply));
    screen.print(
        step ? wrapped(step(reply, before)) : "\n" + renderer().render(reply, shown) + "\n");
  }

  private String step(Reply reply, Optional<Reply> before) {
    return before.map(it -> StepLine.of(reply, it, renderer())).orElseGet(() -> StepLine.of(reply));
  }

  private static String card(Reply reply) {
    return NumberedButtons.card(Button.of(reply));
  }

  /**
   * Shows what somebody gets for what they typed or pressed. What everybody is about to see as a
   * card is a line here, and what the card says itself is left to it.
   */
  synchronized void answer(Reply reply) {
    if (announces && ReplyKind.isToBeAnnounced(reply)) {
      say(StepLine.of(reply));
    } else if (announces && reply instanceof Reply.Report report && isShown(report)) {
      report.notes().forEach(this::say);
    } else {
      var shown = buttons.show(Button.of(reply), ReplyKind.isOver(reply));
      screen.print(renderer().render(reply, shown));
    }
  }

  /** Whether a card says it: what goes on has one, and what everybody was shown when it is over. */
  private boolean isShown(Reply.Report report) {
    return ReplyKind.isInShort(report)
        && (ReplyKind.goesOn(report)
            || (report.exit() != ExitCode.WAITING
                && announced.values().stream()
                    .anyMatch(it -> it.request().equals(report.request()))));
  }

  /** Shows a line of the room itself. */
  void say(String line) {
    screen.print(wrapped(line));
  }

  /** A terminal would break it within words; a file has it as one line. */
  private String wrapped(String text) {
    if (!screen.interactive()) {
      return text + "\n";
    }
    return text.lines()
        .flatMap(it -> WordWrap.words(it, screen.width()).stream())
        .map(it -> it + "\n")
        .collect(Collectors.joining());
  }

  /**
   * What the button of that number does.
   *
   * @param typed such as {@code 2} or {@code }
   */
  Optional<Press> button(String typed) {
    return buttons.press(typed, patience);
  }

  /** The cards that have buttons now; empty where there are none. */
  String cards() {
    return buttons.cards();
  }

  /**
   * Takes the buttons of the press's card away while it is carried out.
   *
   * @return puts them back
   */
  Runnable withdraw(Press press) {
    return buttons.withdraw(press);
  }

  private TextRenderer renderer() {
    return new TextRenderer(screen.width(), screen.colours(), View.DEFAULT);
  }
}
