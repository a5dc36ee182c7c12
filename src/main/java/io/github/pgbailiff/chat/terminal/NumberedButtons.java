package io.github.pgbailiff.chat.terminal;

import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Press;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The buttons that can be pressed at this moment, by the number that is typed.
 *
 * <p>A card that answers somebody takes the numbers from 1 on: the last card is the one that is
 * meant. One that appears by itself takes the next free ones, so that a number never comes to mean
 * something else between reading and typing it.
 */
final class NumberedButtons {
  private record Live(String card, Press press) {}

  private final Map<Integer, Live> live = new HashMap<>();

  /** The number of the first button of a card that answers what somebody did. */
  synchronized int answer(String card, List<Button> buttons) {
    if (!buttons.isEmpty()) {
      live.clear();
    }
    return add(card, buttons);
  }

  /** The number of the first button of a card that appears by itself, or appears again. */
  synchronized int announce(String card, List<Button> buttons) {
    withdraw(card);
    return add(card, buttons);
  }

  private int add(String card, List<Button> buttons) {
    int first = live.keySet().stream().mapToInt(number -> number).max().orElse(0) + 1;
    for (int i = 0; i < buttons.size(); i++) {
      live.put(first + i, new Live(card, buttons.get(i).press()));
    }
    notifyAll();
    return first;
  }

  /** Takes a card's buttons away. */
  synchronized void withdraw(String card) {
    live.values().removeIf(button -> button.card().equals(card));
  }

  /**
   * Takes the buttons of the press's card away while it is carried out.
   *
   * @return puts them back, as far as their numbers are still free
   */
  synchronized Runnable withdraw(Press press) {
    Map<Integer, Live> taken = new HashMap<>();
    for (Live pressed : List.copyOf(live.values())) {
      if (pressed.press().equals(press)) {
        live.forEach((number, button) -> keep(taken, number, button, pressed.card()));
      }
    }
    live.keySet().removeAll(taken.keySet());
    return () -> putBack(taken);
  }

  private static void keep(Map<Integer, Live> taken, int number, Live button, String card) {
    if (button.card().equals(card)) {
      taken.put(number, button);
    }
  }

  private synchronized void putBack(Map<Integer, Live> taken) {
    taken.forEach(live::putIfAbsent);
  }

  /**
   * What the button of that number does.
   *
   * @param patience how long a card that is still on its way is waited for
   */
  synchronized Optional<Press> press(int number, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!live.containsKey(number)) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return Optional.empty();
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
    return Optional.of(live.get(number).press());
  }
}
