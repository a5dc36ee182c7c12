package io.github.pgbailiff.reply;

import io.github.pgbailiff.change.SeenSession;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One cell. What it looks like is up to the renderer; its type decides alignment, JSON and CSV. */
public sealed interface Value {
  /** Text as it is; it may come from an attacker. */
  record Text(String text) implements Value {}

  /** A whole number: a pid, a count. */
  record Whole(long number) implements Value {}

  /** A span of time, in seconds. */
  record Seconds(double seconds) implements Value {}

  /** A moment; written in UTC with microseconds. */
  record Moment(Instant at) implements Value {}

  /** A moment that is near: its readers see hour and minute. */
  record Clock(Instant at) implements Value {}

  /** True or false. */
  record Flag(boolean set) implements Value {}

  /** Several values. */
  record Many(List<Value> values) implements Value {
    public Many {
      values = List.copyOf(values);
    }
  }

  /** Several values by name, for programs: an object in JSON. The order of the map is kept. */
  record Named(Map<String, Value> values) implements Value {
    public Named {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /**
   * A session that a list showed, and the cluster that it runs on. Only menus make something of it:
   * a column that is shown holds none.
   */
  record Listed(String cluster, SeenSession session) implements Value {}

  /** A sentence for people: its values one after the other, moments as the reader's time of day. */
  record Line(List<Value> values) implements Value {
    public Line {
      values = List.copyOf(values);
    }
  }

  /**
   * A moment to come, as how far away it is: {@code in 14 min}.
   *
   * @param now when that was so
   */
  record Ahead(Instant at, Instant now) implements Value {
    /** Rounded to whole minutes, from one on; {@code in 4h00} where they are many. */
    public String words() {
      long seconds = Math.max(0, now.until(at, ChronoUnit.SECONDS));
      if (seconds < 60) {
        return "in %d s".formatted(seconds);
      }
      return seconds < 6_000
          ? "in %d min".formatted((seconds + 30) / 60)
          : "in " + Phrases.age(seconds);
    }
  }

  /**
   * A channel, which its platform names and leads to.
   *
   * @param id the platform's
   * @param words for whoever reads it elsewhere
   */
  record Channel(String platform, String id, String words) implements Value {}

  /** No value: {@code null} in JSON, a dash in tables. */
  record None() implements Value {}

  static Value text(String text) {
    return new Text(text);
  }

  static Value text(Optional<String> text) {
    return text.<Value>map(Text::new).orElseGet(None::new);
  }

  static Value whole(long number) {
    return new Whole(number);
  }

  static Value flag(boolean set) {
    return new Flag(set);
  }

  static Value moment(Optional<Instant> at) {
    return at.<Value>map(Moment::new).orElseGet(None::new);
  }

  static Value seconds(Optional<Double> seconds) {
    return seconds.<Value>map(Seconds::new).orElseGet(None::new);
  }

  static Value texts(List<String> texts) {
    return new Many(texts.stream().<Value>map(Text::new).toList());
  }

  /** A sentence of texts and moments. */
  static Value line(Value... values) {
    return new Line(List.of(values));
  }

  static Value none() {
    return new None();
  }
}
