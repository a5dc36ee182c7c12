package io.github.pgbailiff.reply;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers with their nouns, and moments. */
public final class Phrases {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Phrases() {}

  /** To the minute, in UTC. */
  public static String moment(Instant at) {
    return MINUTES.format(at);
  }

  /** {@code 1 session}, {@code 2 sessions}. */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** {@code 1 session is}, {@code 2 sessions are}. */
  public static String are(long number, String noun) {
    return count(number, noun) + (number == 1 ? " is" : " are");
  }
}
