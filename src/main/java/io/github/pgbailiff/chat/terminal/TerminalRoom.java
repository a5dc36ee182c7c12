package io.github.pgbailiff.chat.terminal;

import io.github.pgbailiff.chat.terminal.text.TextRenderer;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.outbox.Announcer;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The chat room that a terminal is: everything appears on one screen, for everybody in front of it.
 */
public final class TerminalRoom implements Announcer {
  /** The platform's name, as in identities and places. */
  public static final String PLATFORM = Place.TERMINAL;

  /** How many cards are remembered, to tell an edit that changes nothing. */
  private static final int REMEMBERED = 200;

  private final Screen screen;
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

  /** The screen stays its maker's to close. */
  public TerminalRoom(Screen screen) {
    this(screen, screen.interactive() ? Duration.ZERO : Duration.ofSeconds(5));
  }

  /**
   * @param patience how long a button that is pressed by its number may be on its way: where nobody
   *     looks at the screen, numbers are typed ahead of their cards
   */
  TerminalRoom(Screen screen, Duration patience) {
    this.screen = screen;
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
   * Shows it again with its new state; a screen cannot be edited. It has neither threads nor direct
   * messages: what would stand in one is on the card that everybody has just seen.
   */
  @Override
  public synchronized String deliver(Place place, Reply reply, Optional<String> message) {
    if (place.thread().isPresent() || place.account().isPresent()) {
      return "";
    }
    String id = message.orElseGet(() -> Long.toString(++messages));
    if (!reply.equals(announced.put(id, reply))) {
      int first = buttons.announce("announced " + id, Button.of(reply));
      screen.print("\n" + renderer().render(reply, first) + "\n");
    }
    return id;
  }

  /** Shows what somebody gets for what they typed or pressed. */
  synchronized void answer(Reply reply) {
    int first = buttons.answer("answer", Button.of(reply));
    screen.print(renderer().render(reply, first));
  }

  /** Shows a line of the room itself. */
  void say(String line) {
    screen.print(line + "\n");
  }

  /** What the button of that number does. */
  Optional<Press> button(int number) {
    return buttons.press(number, patience);
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
