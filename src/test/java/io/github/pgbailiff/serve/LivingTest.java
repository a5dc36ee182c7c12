package io.github.pgbailiff.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Half an hour that stands for months: two processes of {@code serve} under steady work, while
 * passwords change every few seconds, the configuration is read anew, and primaries go.
 *
 * <p>{@code -Dliving.seconds=90} says how long, {@code -Dliving.seed=7} which one. What was done,
 * and what it took, is kept in {@code target/living}.
 */
@Tag("soak")
class LivingTest {
  private static final Duration LONG = Duration.ofSeconds(Long.getLong("living.seconds", 1800));
  private static final long SEED = Long.getLong("living.seed", System.nanoTime() & 0xffff);
  private static final Duration PACE = Duration.ofMillis(250);
  private static final int LOOKS = (int) Math.min(36, LONG.toSeconds() / 10);

  /** Before that long caches and pools are still filling. */
  private static final Duration GROWN_UP = Duration.ofMinutes(10);

  private static final Path FOLDER = Path.of("target", "living");

  @Test
  void it_goes_on_as_it_began(@TempDir Path folder) throws IOException {
    Files.createDirectories(FOLDER);
    Path table = FOLDER.resolve(SEED + ".csv");
    Files.deleteIfExists(table);
    System.out.println("living: seed " + SEED + ", " + LONG);
    var random = new SplittableRandom(SEED);
    try (var world = new LivingWorld(folder, random.split())) {
      var actors = new HistoryActors(world.slack, world.visitors, random.split());
      block(world);
      var check = new LivingCheck(world);
      var figures = new LivingFigures(world, table);
      try {
        live(world, actors, figures, check, random);
        check.requests(actors.requests());
        if (LONG.compareTo(GROWN_UP) >= 0) {
          check.add(figures.grown());
        }
      } finally {
        keep(world, check, figures, actors);
      }
      check.end();
      assertThat(check.problems()).isEmpty();
    }
  }

  /** One block that stands, and one whose time is up when most of it is over. */
  private static void block(LivingWorld world) {
    long most = LONG.toSeconds() * 2 / 3;
    var cat = world.slack.as("cat");
    cat.types("/pg block prod user:standing reason:x");
    cat.types("/pg block prod user:leased for:" + most + "s reason:x");
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> {
          world.slack.as("bob").types("/pg approve R-1 prod").types("/pg approve R-2 prod");
          return world
              .prod
              .primary()
              .ask(
                  "SELECT count(*) FROM pg_roles WHERE NOT rolcanlogin AND rolname IN ('standing',"
                      + " 'leased')")
              .equals(List.of("2"));
        });
  }

  private static void live(
      LivingWorld world,
      HistoryActors actors,
      LivingFigures figures,
      LivingCheck check,
      SplittableRandom random)
      throws IOException {
    long begin = System.nanoTime();
    var readers = new LivingReaders(world);
    var troubles = new LivingTroubles(world, random.split());
    try (readers;
        troubles) {
      for (int looks = 0; System.nanoTime() - begin < LONG.toNanos(); ) {
        actors.act();
        if (System.nanoTime() - begin > LONG.toNanos() * (looks + 1) / (LOOKS + 1)) {
          figures.look();
          looks++;
        }
        // Somebody reads in between.
        LockSupport.parkNanos(PACE.toNanos());
      }
    }
    check.answers(readers);
    Files.write(FOLDER.resolve(SEED + ".answers"), readers.kinds());
    check.add(troubles.problems());
    System.out.println(
        "living: %s, %d commands that looked, %d that did something"
            .formatted(troubles.figures(), readers.done(), actors.taken()));
  }

  private static void keep(
      LivingWorld world, LivingCheck check, LivingFigures figures, HistoryActors actors)
      throws IOException {
    System.out.println("living: " + check.figures());
    figures.summary().forEach(System.out::println);
    check.keep(FOLDER.resolve(SEED + ".jsonl"));
    Files.write(FOLDER.resolve(SEED + ".problems"), check.problems());
    Files.writeString(
        FOLDER.resolve(SEED + ".requests"), actors.requests() + " requests were heard of\n");
    for (int i = 0; i < world.processes.size(); i++) {
      List<String> log = new ArrayList<>(world.processes.get(i).err());
      Files.write(FOLDER.resolve(SEED + "." + i + ".log"), log);
    }
  }
}
