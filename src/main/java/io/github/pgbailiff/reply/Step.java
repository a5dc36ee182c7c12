package io.github.pgbailiff.reply;

import io.github.pgbailiff.change.SeenSession;
import java.util.List;

/**
 * A next step that an answer offers: the command that its reader could type.
 *
 * @param words the command's, from the verb on
 * @param seen the sessions among them, as the answer shows them; none where it does not matter
 */
public record Step(String label, Button.Style style, List<String> words, List<SeenSession> seen) {
  public Step {
    words = List.copyOf(words);
    seen = List.copyOf(seen);
  }

  /** One that only looks. */
  public static Step look(String label, String... words) {
    return new Step(label, Button.Style.PLAIN, List.of(words), List.of());
  }
}
