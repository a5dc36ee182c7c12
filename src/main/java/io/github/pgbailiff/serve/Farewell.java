package io.github.pgbailiff.serve;

import io.github.pgbailiff.delivery.AnnouncementDelivery;
import java.time.Duration;
import java.util.List;

/** The last announcements of a process, while the chats still take them; within a bound. */
record Farewell(List<AnnouncementDelivery> announcing) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  void deliver() {
    List<Thread> last =
        announcing.stream()
            .map(it -> Thread.ofVirtual().name("farewell").start(() -> deliver(it)))
            .toList();
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      for (Thread thread : last) {
        thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void deliver(AnnouncementDelivery announcing) {
    while (announcing.deliverDue()) {
      // The rest.
    }
  }
}
