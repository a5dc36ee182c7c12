package io.github.pgbailiff.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The connections of one cluster over the last hour, one number a minute at most. */
public final class LastHour {
  private static final Duration STEP = Duration.ofMinutes(1);
  private static final int MOST = 60;
  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final int WIDTH = 12;

  private record Point(Instant at, int used) {}

  private final Deque<Point> points = new ArrayDeque<>();

  /** Keeps the greatest of each minute. */
  public synchronized void add(Instant at, int used) {
    Point last = points.peekLast();
    if (last != null && at.isBefore(last.at().plus(STEP))) {
      points.removeLast();
      points.addLast(new Point(last.at(), Math.max(last.used(), used)));
    } else {
      points.addLast(new Point(at, used));
    }
    while (points.size() > MOST) {
      points.removeFirst();
    }
  }

  /** {@code ▂▃▅▇ 61 → 108 of 120}; empty before there are two numbers. */
  public synchronized String line(int most) {
    List<Integer> all = points.stream().map(Point::used).toList();
    if (all.size() < 2 || most <= 0) {
      return "";
    }
    int group = Math.max(1, (all.size() + WIDTH - 1) / WIDTH);
    String bars =
        IntStream.range(0, (all.size() + group - 1) / group)
            .map(i ->
                all.subList(i * group, Math.min(all.size(), (i + 1) * group)).stream()
                    .mapToInt(it -> it)
                    .max()
                    .orElse(0))
            .mapToObj(it -> bar(it, most))
            .collect(Collectors.joining());
    return "%s %d → %d of %d".formatted(bars, all.getFirst(), all.getLast(), most);
  }

  private static String bar(int used, int most) {
    int index = Math.min(BARS.length() - 1, used * BARS.length() / most);
    return BARS.substring(index, index + 1);
  }
}
