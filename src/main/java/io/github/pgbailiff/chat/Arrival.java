package io.github.pgbailiff.chat;

import io.github.pgbailiff.invocation.Invocation.Input;
import io.github.pgbailiff.reply.Press;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that somebody did in a chat, as far as it can be told without looking anything up. */
public sealed interface Arrival {
  /** A command, an answered question, or a press that asks for nothing. */
  record Done(Input input) implements Arrival {}

  /** A press that opens a question before it counts. */
  record Opened(Press press) implements Arrival {}

  /** Something that cannot be acted on, with what to say of it. */
  record Useless(String why) implements Arrival {}

  /** Something that is not theirs to do, with what to say of it. */
  record Foreign(String why) implements Arrival {}

  /** A command, without the mention or slash before it. */
  static Arrival typed(String text) {
    return new Done(new Input.Text(text));
  }

  /**
   * A press.
   *
   * @param token as the button carries it
   * @param chosen what is selected in the menu that the button is about
   */
  static Arrival pressed(String token, List<String> chosen) {
    return parsed(token).map(press -> pressed(press, chosen)).orElseGet(Arrival::outdated);
  }

  /** As the other, on a button of a card without a menu. */
  static Arrival pressed(Press press) {
    return pressed(press, List.of());
  }

  private static Arrival pressed(Press press, List<String> chosen) {
    if (press.action().asks()) {
      return new Opened(press);
    }
    return new Done(
        press.action().selects()
            ? new Input.Chosen(press.action(), chosen)
            : new Input.Pressed(press, Map.of()));
  }

  /** A question, filled in. */
  static Arrival answered(Press press, Map<String, String> answers) {
    return new Done(new Input.Pressed(press, answers));
  }

  /** The press that a token stands for; empty when it is none of ours. */
  static Optional<Press> parsed(String token) {
    try {
      return Optional.of(Press.parse(token));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A press on a button that nobody knows any more. */
  static Arrival outdated() {
    return new Useless("this button is of another version of pgbailiff: ask again");
  }

  /** Whether its answer takes the place of the message that it came from. */
  default boolean replaces() {
    return this instanceof Done(Input.Pressed(Press press, var _)) && press.action().replaces();
  }
}
