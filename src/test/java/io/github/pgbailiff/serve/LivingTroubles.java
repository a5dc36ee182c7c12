package io.github.pgbailiff.serve;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** What goes on around a program for months: passwords, configurations, primaries. */
final class LivingTroubles implements AutoCloseable {
  private static final Duration ROTATION = Duration.ofSeconds(4);
  private static final Duration RELOAD = Duration.ofSeconds(6);
  private static final Duration PROMOTION = Duration.ofSeconds(50);

  private final LivingWorld world;
  private final SplittableRandom random;
  private final CountDownLatch over = new CountDownLatch(1);
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private final AtomicInteger rotations = new AtomicInteger();
  private final AtomicInteger reloads = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger crashes = new AtomicInteger();
  private final List<Thread> threads;

  LivingTroubles(LivingWorld world, SplittableRandom random) {
    this.world = world;
    this.random = random;
    this.threads =
        List.of(
            every(
                ROTATION,
                () -> {
                  world.rotate();
                  rotations.incrementAndGet();
                }),
            every(RELOAD, this::reload),
            every(PROMOTION, this::promote));
  }

  private Thread every(Duration pause, Runnable trouble) {
    return Thread.ofPlatform()
        .start(() -> {
          try {
            while (!over.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
              trouble.run();
            }
          } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
          } catch (RuntimeException | AssertionError failure) {
            problems.add("trouble itself failed: " + failure);
          }
        });
  }

  private void promote() {
    boolean crash = random.nextInt(3) == 0;
    crashes.addAndGet(crash ? 1 : 0);
    world.promote(crash, Duration.ofMillis(random.nextInt(5_000)));
  }

  private void reload() {
    boolean good = !world.configuration.isGood() || random.nextInt(3) > 0;
    String what = good ? world.configuration.change() : world.configuration.spoil();
    if (random.nextBoolean()) {
      world.processes.forEach(ServeProcess::hangUp);
    }
    (good ? reloads : refused).incrementAndGet();
    try {
      await(what)
          .atMost(Duration.ofSeconds(40))
          .pollInterval(Duration.ofMillis(250))
          .ignoreExceptions()
          .until(() ->
              world.processes.stream()
                  .allMatch(it ->
                      it.page("/metrics")
                          .contains("pgbailiff_config_reload_success " + (good ? "1.0" : "0.0"))));
    } catch (org.awaitility.core.ConditionTimeoutException late) {
      problems.add("a configuration was not " + (good ? "taken: " : "refused: ") + what);
    }
  }

  String figures() {
    return "%d rotations, %d configurations taken and %d refused, %d promotions of which %d after a crash"
        .formatted(
            rotations.get(), reloads.get(), refused.get(), world.promotions(), crashes.get());
  }

  List<String> problems() {
    return problems;
  }

  /** Ends it, and leaves a configuration that is good. */
  @Override
  public void close() {
    over.countDown();
    try {
      for (Thread one : threads) {
        one.join();
      }
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
    Stream.of(0).filter(_ -> !world.configuration.isGood()).forEach(_ -> reload());
  }
}
