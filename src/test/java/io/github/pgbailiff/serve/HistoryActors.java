package io.github.pgbailiff.serve;

import io.github.pgbailiff.testing.slack.FakeSlack;
import io.github.pgbailiff.testing.slack.FakeSlackMessage;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The people of a history: they ask, decide and take back at random, also at the same moment. */
final class HistoryActors {
  /** How many roles r0, r1 and so on they block. */
  static final int ROLES = 8;

  private static final Pattern REQUEST = Pattern.compile("\\bR-([1-9][0-9]*)\\b");
  private static final List<String> ASKERS = List.of("ann", "dan", "bob");
  private static final List<String> DBAS = List.of("bob", "cat");

  /** Which requests are decided on: not older than so many. */
  private static final int RECENT = 12;

  private final FakeSlack slack;
  private final Visitors visitors;
  private final SplittableRandom random;
  private final AtomicInteger newest = new AtomicInteger();
  private final AtomicInteger taken = new AtomicInteger();

  HistoryActors(FakeSlack slack, Visitors visitors, SplittableRandom random) {
    this.slack = slack;
    this.visitors = visitors;
    this.random = random;
    slack.watch(this::heard);
  }

  private void heard(FakeSlackMessage message) {
    Matcher matcher = REQUEST.matcher(message.text());
    while (matcher.find()) {
      int number = Integer.parseInt(matcher.group(1));
      newest.accumulateAndGet(number, Math::max);
    }
  }

  /** How many commands pgbailiff took. */
  int taken() {
    return taken.get();
  }

  /** How many requests were heard of. */
  int requests() {
    return newest.get();
  }

  /** One thing that somebody does. */
  void act() {
    int dice = random.nextInt(100);
    if (dice < 35 || newest.get() == 0) {
      String gently = random.nextInt(3) == 0 ? " gently:4s" : "";
      types(
          pick(ASKERS),
          "terminate prod app:" + visitors.application(random) + gently + " reason:x");
    } else if (dice < 45) {
      int role = random.nextInt(ROLES);
      types(pick(ASKERS), "block prod user:r" + role + " for:" + random.nextInt(5, 30) + "s");
    } else if (dice < 65) {
      types(pick(DBAS), "approve " + request() + " prod");
    } else if (dice < 80) {
      together("approve " + request() + " prod");
    } else if (dice < 88) {
      types(pick(DBAS), "deny " + request() + " reason:no");
    } else if (dice < 96) {
      types(pick(ASKERS), "withdraw " + request());
    } else {
      visitors.gather();
    }
  }

  private void together(String command) {
    var other = Thread.ofVirtual().start(() -> types("cat", command));
    types("bob", command);
    try {
      other.join();
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
  }

  private String request() {
    int last = newest.get();
    return "R-" + random.nextInt(Math.max(1, last - RECENT), last + 1);
  }

  private void types(String person, String command) {
    if (!slack.as(person).types("/pg " + command).acknowledged().isZero()) {
      taken.incrementAndGet();
    }
  }

  private String pick(List<String> people) {
    return people.get(random.nextInt(people.size()));
  }
}
