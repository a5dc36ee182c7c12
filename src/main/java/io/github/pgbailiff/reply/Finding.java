package io.github.pgbailiff.reply;

import java.util.ArrayList;
import java.util.List;

/**
 * One sentence in the words of its reader, with what could be done next; for people only.
 *
 * @param sentence texts and moments, one after the other; empty: there are only next steps
 * @param steps what could be typed next
 * @param buttons what can be pressed: those of the steps too once the answer is kept
 */
public record Finding(Mark mark, List<Value> sentence, List<Step> steps, List<Button> buttons) {
  public Finding {
    sentence = List.copyOf(sentence);
    steps = List.copyOf(steps);
    buttons = List.copyOf(buttons);
  }

  public static Finding of(Mark mark, String sentence, Step... steps) {
    return new Finding(mark, List.of(Value.text(sentence)), List.of(steps), List.of());
  }

  /** A sentence that holds moments. */
  public static Finding of(Mark mark, List<Value> sentence) {
    return new Finding(mark, sentence, List.of(), List.of());
  }

  /** The same with further buttons. */
  public Finding with(List<Button> more) {
    List<Button> all = new ArrayList<>(buttons);
    all.addAll(more);
    return new Finding(mark, sentence, steps, all);
  }

  /** The same with these steps after its own. */
  public Finding then(List<Step> more) {
    List<Step> all = new ArrayList<>(steps);
    all.addAll(more);
    return new Finding(mark, sentence, all, buttons);
  }
}
