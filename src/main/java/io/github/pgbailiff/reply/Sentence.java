package io.github.pgbailiff.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A sentence in the making, of words and moments.
 *
 * @param now by which a moment is near
 */
public record Sentence(List<Value> values, Instant now) {
  private static final Duration NEAR = Duration.ofHours(12);

  public static Sentence at(Instant now) {
    return new Sentence(new ArrayList<>(), now);
  }

  public Sentence say(String words) {
    if (!words.isEmpty()) {
      values.add(Value.text(words));
    }
    return this;
  }

  /** Hour and minute, or the day too where it is not near. */
  public Sentence say(Instant moment) {
    boolean near = Duration.between(moment, now).abs().compareTo(NEAR) < 0;
    values.add(near ? new Value.Clock(moment) : new Value.Moment(moment));
    return this;
  }

  /** How far away a moment to come is; readers whose platform can tell see it pass. */
  public Sentence ahead(Instant moment) {
    values.add(new Value.Ahead(moment, now));
    return this;
  }

  /** {@code in 52 min}; {@code now} when it is over. */
  public String in(Instant moment) {
    long seconds = Duration.between(now, moment).toSeconds();
    if (seconds <= 0) {
      return "now";
    }
    if (seconds < 100) {
      return "in %d s".formatted(seconds);
    }
    return seconds < 6_000
        ? "in %d min".formatted((seconds + 30) / 60)
        : "in " + Phrases.age(seconds);
  }
}
