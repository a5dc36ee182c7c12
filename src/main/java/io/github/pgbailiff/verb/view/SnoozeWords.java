package io.github.pgbailiff.verb.view;

import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.alert.Snooze;
import io.github.pgbailiff.reply.Sentence;
import io.github.pgbailiff.reply.Value;
import java.time.Instant;

/** The words of who holds an alert back, and until when. */
public final class SnoozeWords {
  private SnoozeWords() {}

  /**
   * Adds {@code snoozed by ann until 05:57, in 52 min}, and whether all of an application is; what
   * was not kept is left out.
   */
  public static void say(Alert alert, Sentence sentence) {
    alert.snooze().ifPresent(it -> say(it, alert.cluster(), sentence));
  }

  /** The same as a line of its own. */
  public static Value of(Alert alert, Instant now) {
    Sentence sentence = Sentence.at(now);
    say(alert, sentence);
    return new Value.Line(sentence.values());
  }

  private static void say(Snooze snooze, String cluster, Sentence sentence) {
    sentence
        .say("snoozed")
        .say(snooze.by().map(it -> " by " + it).orElse(""))
        .say(
            snooze
                .application()
                .map(it -> ", with all of %s on %s,".formatted(it, cluster))
                .orElse(""))
        .say(" until ");
    snooze
        .until()
        .ifPresentOrElse(
            it -> sentence.say(it).say(", ").ahead(it), () -> sentence.say("it is over"));
  }
}
