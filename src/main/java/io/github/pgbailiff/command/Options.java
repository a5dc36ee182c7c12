package io.github.pgbailiff.command;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The values of a command's keys that are not filters; every text has passed its key's type. */
public record Options(Map<String, String> texts) {
  public static final Options NONE = new Options(Map.of());

  public Options {
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
  }

  public Optional<String> text(String key) {
    return Optional.ofNullable(texts.get(key));
  }

  public Optional<Duration> duration(String key) {
    return text(key).map(Durations::parse);
  }

  public Optional<Integer> number(String key) {
    return text(key).map(Integer::valueOf);
  }

  public boolean flag(String key) {
    return texts.containsKey(key);
  }
}
