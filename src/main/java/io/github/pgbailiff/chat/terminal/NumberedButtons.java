package io.github.pgbailiff.chat.terminal;

import io.github.pgbailiff.chat.terminal.text.ButtonNumbers;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Press;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The buttons that can be pressed at this moment, by the number that is typed.
 *
 * <p>The buttons of each card count from 1. While only one card stands the number is enough; one
 * that comes while another stands says its card before the number, {@code }, so that a number
 * never comes to mean something else between reading and typing it. An answer without a card of its
 * own takes plain numbers: the last answer is the one that is meant.
 */
final class NumberedButtons {
  /** An answer that is about nothing that has an id. */
  private static final String ANSWER = "";

  private static final int NAMED = 3;

  private static final Pattern ID = Pattern.compile("[A-Z]-[0-9]{1,18}");
  private static final Pattern NUMBER =
      Pattern.compile("(?:([A-Za-z]-[0-9]{1,18})\\.)?([0-9]{1,3})");

  private final SequencedMap<String, List<Press>> live = new LinkedHashMap<>();
  private final Set<String> over = new HashSet<>();

  /** The card whose numbers stand alone, while there is one. */
  private Optional<String> plain = Optional.empty();

  /** Whether the line is the number of a button. */
  static boolean isNumber(String line) {
    return NUMBER.matcher(line).matches();
  }

  /**
   * What the buttons are of: the request or alert that most of them are about, since one may point
   * to another card; else an answer.
   */
  static String card(List<Button> buttons) {
    return buttons.stream()
        .map(it -> it.press().id())
        .filter(it -> ID.matcher(it).matches())
        .collect(Collectors.groupingBy(it -> it, LinkedHashMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(ANSWER);
  }

  /**
   * The numbers of a reply's buttons, which are the ones of its card from now on.
   *
   * @param isOver whether nothing waits for a press on it: then it makes room for the next card
   */
  synchronized ButtonNumbers show(List<Button> buttons, boolean isOver) {
    if (buttons.isEmpty()) {
      return ButtonNumbers.PLAIN;
    }
    String card = card(buttons);
    live.remove(ANSWER);
    live.remove(card);
    boolean alone =
        over.containsAll(live.keySet()) || card.equals(ANSWER) || plain.equals(Optional.of(card));
    live.put(card, buttons.stream().map(Button::press).toList());
    over.remove(card);
    if (isOver) {
      over.add(card);
    }
    plain = alone ? Optional.of(card) : plain.filter(it -> !it.equals(ANSWER));
    notifyAll();
    return alone ? ButtonNumbers.PLAIN : ButtonNumbers.of(card);
  }

  /** Takes a card's buttons away. */
  synchronized void withdraw(String card) {
    live.remove(card);
    over.remove(card);
    plain = plain.filter(it -> !it.equals(card));
  }

  /**
   * Takes the buttons of the press's card away while it is carried out.
   *
   * @return puts them back
   */
  synchronized Runnable withdraw(Press press) {
    Optional<String> card =
        live.entrySet().stream()
            .filter(it -> it.getValue().contains(press))
            .map(Map.Entry::getKey)
            .findFirst();
    if (card.isEmpty()) {
      return () -> {};
    }
    boolean alone = plain.equals(card);
    List<Press> taken = live.getOrDefault(card.get(), List.of());
    withdraw(card.get());
    return () -> putBack(card.get(), taken, alone);
  }

  private synchronized void putBack(String card, List<Press> taken, boolean alone) {
    if (live.putIfAbsent(card, taken) == null && alone && plain.isEmpty()) {
      plain = Optional.of(card);
    }
  }

  /** The newest of the cards that have buttons, for whoever has to say which. */
  synchronized String cards() {
    List<String> cards =
        live.sequencedKeySet().reversed().stream().filter(it -> !it.equals(ANSWER)).toList();
    String newest =
        cards.stream().limit(NAMED).map(it -> it + ".1").collect(Collectors.joining(", "));
    return cards.size() > NAMED
        ? "%s and %d older".formatted(newest, cards.size() - NAMED)
        : newest;
  }

  /**
   * What the button of that number does.
   *
   * @param typed such as {@code 2} or {@code }
   * @param patience how long a card that is still on its way is waited for
   */
  synchronized Optional<Press> press(String typed, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    Optional<Press> found = find(typed);
    while (found.isEmpty()) {
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
      found = find(typed);
    }
    return found;
  }

  private Optional<Press> find(String typed) {
    Matcher number = NUMBER.matcher(typed);
    if (!number.matches()) {
      return Optional.empty();
    }
    Optional<String> named =
        Optional.ofNullable(number.group(1)).map(it -> it.toUpperCase(Locale.ROOT));
    int place = Integer.parseInt(number.group(2));
    return named
        .or(() -> plain)
        .map(card -> live.getOrDefault(card, List.of()))
        .filter(presses -> place >= 1 && place <= presses.size())
        .map(presses -> presses.get(place - 1));
  }
}
