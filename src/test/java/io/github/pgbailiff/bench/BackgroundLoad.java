package io.github.pgbailiff.bench;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * People who type at a steady rate, whatever becomes of what they typed, and what they get. Nobody
 * types again before the own last command was answered.
 */
final class BackgroundLoad {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** One command of a person, acknowledged when this returns. */
  interface Typing {
    /** How long the acknowledgement took. */
    Duration type(String person);
  }

  private final Typing typing;
  private final Map<String, Long> typed = new ConcurrentHashMap<>();
  private final Queue<Double> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<Double> answered = new ConcurrentLinkedQueue<>();
  private final AtomicInteger surplus = new AtomicInteger();
  private final AtomicInteger sent = new AtomicInteger();

  BackgroundLoad(Typing typing) {
    this.typing = typing;
  }

  /** Something appeared in front of a person. */
  void seen(String person) {
    Long at = typed.remove(person);
    if (at == null) {
      surplus.incrementAndGet();
    } else {
      answered.add((System.nanoTime() - at) / 1e6);
    }
  }

  /** Lets them type so often a second, so long, and waits for the answers. */
  void run(int perSecond, int seconds, IntFunction<String> person) {
    long start = System.nanoTime();
    try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < perSecond * seconds; i++) {
        awaitMoment(start + i * 1_000_000_000L / perSecond);
        String next = person.apply(i);
        hands.execute(() -> one(next));
      }
    }
    await().atMost(PATIENCE).until(typed::isEmpty);
  }

  private static void awaitMoment(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void one(String person) {
    sent.incrementAndGet();
    typed.put(person, System.nanoTime());
    acknowledged.add(typing.type(person).toNanos() / 1e6);
  }

  double[] acknowledged() {
    return acknowledged.stream().mapToDouble(Double::doubleValue).toArray();
  }

  double[] answered() {
    return answered.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Commands that got no answer, and answers that nobody waited for. */
  long lostOrDoubled() {
    return 0L + sent.get() - answered.size() + surplus.get();
  }
}
