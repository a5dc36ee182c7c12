package io.github.pgbailiff.command;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The form of a verb's commands in one line. */
public final class UsageLine {
  private UsageLine() {}

  /** Such as {@code session [CLUSTER[/DATABASE]] PID [key:value ...]}. */
  public static String of(Declaration verb) {
    Stream<String> positionals = verb.positionals().stream().map(p -> word(verb, p));
    Stream<String> keys = verb.keys().isEmpty() ? Stream.of() : Stream.of("[key:value ...]");
    return Stream.of(Stream.of(verb.name()), positionals, keys)
        .flatMap(s -> s)
        .collect(Collectors.joining(" "));
  }

  private static String word(Declaration verb, Declaration.Positional positional) {
    boolean databases = verb.key(Keys.DB.name()).isPresent();
    return switch (positional) {
      case CLUSTERS -> databases ? "[CLUSTER[/DATABASE]]" : "[CLUSTER]";
      case PID -> "PID";
      case PIDS -> "[PID ...|all]";
      case REQUEST, ALERT, BLOCK -> verb.needsId() ? "ID" : "[ID]";
      case CONFIRMATION -> "[CLUSTER]";
      case VERB -> "[VERB]";
    };
  }
}
