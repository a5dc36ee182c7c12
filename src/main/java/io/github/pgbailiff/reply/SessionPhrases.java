package io.github.pgbailiff.reply;

import java.util.Optional;
import java.util.StringJoiner;

/** Sessions by the names that people know them by, and what they do. */
public final class SessionPhrases {
  private SessionPhrases() {}

  /** {@code vic · psql · shop}; empty where it has none of these names. */
  @SafeVarargs
  public static String names(Optional<String>... names) {
    var known = new StringJoiner(" · ");
    for (Optional<String> name : names) {
      name.filter(it -> !it.isBlank()).ifPresent(known::add);
    }
    return known.toString();
  }

  /**
   * {@code vic · psql (23036)}; {@code session 23036} where it has no names.
   *
   * @param names as {@link #names} says them
   */
  public static String who(int pid, String names) {
    return names.isEmpty() ? "session " + pid : names + " (" + pid + ")";
  }

  /** One name where many stand beside each other: what it is, else whose. */
  public static String shortly(int pid, Optional<String> application, Optional<String> user) {
    return application.filter(it -> !it.isBlank()).or(() -> user).orElse(String.valueOf(pid));
  }

  /** A state of {@code pg_stat_activity}: {@code idle in a transaction}, {@code runs a query}. */
  public static String doing(String state) {
    return switch (state) {
      case "idle in transaction" -> "idle in a transaction";
      case "idle in transaction (aborted)" -> "idle in a failed transaction";
      case "active", "fastpath function call" -> "runs a query";
      case "starting" -> "logging in";
      case "disabled" -> "not telling what it does (track_activities is off)";
      default -> state;
    };
  }

  /** The same in the room of a column. */
  public static String shortState(String state) {
    return switch (state) {
      case "idle in transaction" -> "idle-txn";
      case "idle in transaction (aborted)" -> "idle-txn-aborted";
      case "fastpath function call" -> "fastpath";
      default -> state;
    };
  }
}
