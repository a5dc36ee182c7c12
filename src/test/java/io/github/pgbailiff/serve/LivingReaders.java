package io.github.pgbailiff.serve;

import io.github.pgbailiff.testing.slack.FakeSlack;
import io.github.pgbailiff.testing.slack.FakeSlackMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** People who only look, each at one thing after the other, and what they are told. */
final class LivingReaders implements AutoCloseable {
  private static final int PEOPLE = 3;
  private static final Duration PACE = Duration.ofMillis(400);
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  static final List<String> LINES =
      List.of(
          "sessions prod limit:5",
          "sessions shop state:any limit:5",
          "usage prod",
          "locks prod",
          "clusters",
          "sessions limit:3",
          "usage shop",
          "blocks",
          "requests",
          "alerts",
          "whoami",
          "help",
          "sessions more");

  /** What a reply says in which something did not go as it should. */
  private static final Pattern FAILURE =
      Pattern.compile(
          "cannot be reached[^\n]*|not reached[^\n]*|does not answer[^\n]*|went wrong[^\n]*"
              + "|authentication failed[^\n]*|does not let[^\n]*|the store[^\n]*|cannot be"
              + " read[^\n]*|connection is lost[^\n]*|try again[^\n]*|no answer[^\n]*"
              + "|gave up[^\n]*|has no free connection[^\n]*");

  private static final Pattern SILENCE = Pattern.compile("does not answer|no answer");

  /**
   * A command that failed.
   *
   * @param promoted whether a primary went meanwhile
   */
  record Failure(String line, Instant from, Instant to, String text, boolean promoted) {
    /** Whether all that is wrong is that it took too long. */
    boolean isLate() {
      return text.contains("does not answer in time") || text.equals("no answer");
    }

    /** Without what is different each time. */
    String kind() {
      return text.replaceAll("[0-9]+", "N");
    }
  }

  private final LivingWorld world;
  private final FakeSlack slack;
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger done = new AtomicInteger();
  private final List<Failure> failures = new CopyOnWriteArrayList<>();
  private final Map<String, BlockingQueue<FakeSlackMessage>> answers = new ConcurrentHashMap<>();
  private final Map<String, Integer> kinds = new ConcurrentHashMap<>();
  private final List<Thread> people = new ArrayList<>();

  LivingReaders(LivingWorld world) {
    this.world = world;
    this.slack = world.slack;
    for (int i = 0; i < PEOPLE; i++) {
      answers.put(slack.userId("reader" + i), new ArrayBlockingQueue<>(100));
    }
    slack.watch(this::heard);
    for (int i = 0; i < PEOPLE; i++) {
      int person = i;
      people.add(Thread.ofVirtual().start(() -> read(person)));
    }
  }

  private void heard(FakeSlackMessage message) {
    message
        .onlyFor()
        .ifPresent(user -> {
          Optional.ofNullable(answers.get(user)).ifPresent(it -> it.offer(message));
          // Nobody looks at it again, and there are many of them.
          slack.delete(message);
        });
  }

  private void read(int person) {
    try {
      for (int i = person; !over.get(); i += PEOPLE) {
        read("reader" + person, LINES.get(i % LINES.size()));
        LockSupport.parkNanos(PACE.toNanos());
      }
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(String person, String line) throws InterruptedException {
    Instant from = Instant.now();
    BlockingQueue<FakeSlackMessage> heard =
        Optional.ofNullable(answers.get(slack.userId(person))).orElseThrow();
    slack.as(person).types("/pg " + line);
    FakeSlackMessage answer = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    String text = answer == null ? "no answer" : answer.shown();
    // Of a block that could not be lifted it says why, which is no failure of this command.
    var found = (line.equals("blocks") ? SILENCE : FAILURE).matcher(text);
    done.incrementAndGet();
    kinds.merge(
        line + ": " + text.replaceAll("[0-9]+", "N").lines().findFirst().orElse(""),
        1,
        Integer::sum);
    if (found.find()) {
      Instant to = Instant.now();
      boolean promoted = !line.contains("shop") && world.promoted(from, to);
      failures.add(new Failure(line, from, to, found.group(), promoted));
    }
  }

  /** The first lines of all answers, without what is different each time. */
  List<String> kinds() {
    return kinds.entrySet().stream().map(it -> it.getValue() + " " + it.getKey()).sorted().toList();
  }

  int done() {
    return done.get();
  }

  List<Failure> failures() {
    return failures;
  }

  @Override
  public void close() {
    over.set(true);
    for (Thread one : people) {
      try {
        one.join();
      } catch (InterruptedException interruption) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
