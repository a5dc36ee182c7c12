package io.github.pgbailiff.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The share that one account has of the record with what was refused: so much a minute goes on it
 * one by one. What is above that is counted, and the number goes on the record instead.
 */
public final class RecordQuota {
  /** How many events of one account a minute. */
  public static final int A_MINUTE = 30;

  public static final Duration MINUTE = Duration.ofMinutes(1);

  /** How many accounts are told apart; what the oldest left out is recorded before its time. */
  private static final int ACCOUNTS = 10_000;

  private final Map<String, Minute> minutes = new LinkedHashMap<>();

  /**
   * The acts of an account that are not on the record one by one.
   *
   * @param number how many events
   */
  public record LeftOut(String account, Instant since, int number) {
    public String words() {
      return "%d more of what this account tried was refused in the minute from %s: it is not recorded one by one"
          .formatted(number, since);
    }
  }

  private static final class Minute {
    private final Instant start;
    private int events;

    private Minute(Instant start) {
      this.start = start;
    }
  }

  /** Whether one more event of the account is recorded by itself. */
  public synchronized boolean takes(String account, Instant now) {
    Minute minute = minutes.computeIfAbsent(account, _ -> new Minute(now));
    minute.events++;
    return minute.events <= A_MINUTE;
  }

  /** What was left out in minutes that are over; each is told once. */
  public synchronized List<LeftOut> over(Instant now) {
    List<LeftOut> over = new ArrayList<>();
    Iterator<Map.Entry<String, Minute>> oldest = minutes.entrySet().iterator();
    while (oldest.hasNext()) {
      Map.Entry<String, Minute> next = oldest.next();
      Minute minute = next.getValue();
      boolean tooMany = minutes.size() > ACCOUNTS;
      if (!tooMany && now.isBefore(minute.start.plus(MINUTE))) {
        return over;
      }
      if (minute.events > A_MINUTE) {
        over.add(new LeftOut(next.getKey(), minute.start, minute.events - A_MINUTE));
      }
      oldest.remove();
    }
    return over;
  }
}
