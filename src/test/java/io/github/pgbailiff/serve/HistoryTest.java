package io.github.pgbailiff.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A long history of presses, denials, expiries, withdrawals and ends of leases on two processes of
 * {@code serve}, which are killed, paused and wrong about the time, over a store that fails over.
 *
 * <p>{@code -Dhistory.seconds=600} says how long, {@code -Dhistory.seed=7} which one. What was done
 * is kept in {@code target/history}.
 */
@Tag("soak")
class HistoryTest {
  private static final Duration LONG = Duration.ofSeconds(Long.getLong("history.seconds", 180));
  private static final long SEED = Long.getLong("history.seed", System.nanoTime() & 0xffff);
  private static final Duration PACE = Duration.ofMillis(30);
  private static final Path FOLDER = Path.of("target", "history");

  private final List<String> faults = new ArrayList<>();

  @Test
  void every_request_is_carried_out_once_at_most_and_nothing_announced_is_lost(@TempDir Path folder)
      throws Exception {
    Files.createDirectories(FOLDER);
    System.out.println("history: seed " + SEED + ", " + LONG);
    Path log = FOLDER.resolve(SEED + ".log");
    Files.deleteIfExists(log);
    try (var world = new HistoryWorld(folder, log)) {
      var actors = new HistoryActors(world.slack, world.visitors, new SplittableRandom(SEED));
      play(world, actors);
      world.settle();
      var check = new HistoryCheck(world, actors.requests());
      check.awaitRest();
      check.keep(FOLDER.resolve(SEED + ".jsonl"));
      Files.write(FOLDER.resolve(SEED + ".faults"), faults);
      System.out.println(
          "history: %d commands, %s, %d faults"
              .formatted(actors.taken(), check.figures(), faults.size()));
      assertThat(check.problems()).isEmpty();
    }
  }

  private void play(HistoryWorld world, HistoryActors actors) throws InterruptedException {
    var over = new CountDownLatch(1);
    var trouble = Thread.ofPlatform().start(() -> trouble(world, over));
    long end = System.nanoTime() + LONG.toNanos();
    while (System.nanoTime() < end) {
      actors.act();
      // Somebody reads in between.
      LockSupport.parkNanos(PACE.toNanos());
    }
    over.countDown();
    trouble.join();
  }

  private void trouble(HistoryWorld world, CountDownLatch over) {
    var random = new SplittableRandom(SEED + 1);
    long failedOver = System.nanoTime();
    try {
      while (!over.await(random.nextInt(2_000, 7_000), TimeUnit.MILLISECONDS)) {
        int which = random.nextInt(2);
        int dice = random.nextInt(100);
        if (System.nanoTime() - failedOver > Duration.ofSeconds(40).toNanos()) {
          faults.add("the store fails over");
          world.failStoreOver();
          failedOver = System.nanoTime();
        } else if (dice < 45) {
          faults.add("kill -9 of " + which);
          world.kill(which, random);
        } else if (dice < 90) {
          int millis = random.nextInt(500, 14_000);
          faults.add("pause of " + which + " for " + millis + " ms");
          world.process(which).pauses();
          boolean last = over.await(millis, TimeUnit.MILLISECONDS);
          world.process(which).goesOn();
          if (last) {
            return;
          }
        } else {
          faults.add("restart of " + which);
          world.restart(which, random);
        }
      }
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
  }
}
