package io.github.pgbailiff.testing.slack;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a {@link FakeSlack} hands out for a limited time or number of uses: triggers, response
 * addresses, socket tickets, uploads.
 */
final class FakeSlackTickets {
  private static final Duration TRIGGER_LIFE = Duration.ofSeconds(3);
  private static final Duration HOOK_LIFE = Duration.ofMinutes(30);
  private static final int HOOK_USES = 5;

  /** Where an answer may go without a token. */
  record Hook(
      String channel,
      String user,
      Optional<String> thread,
      Optional<FakeSlackMessage> source,
      Instant until,
      AtomicInteger uses) {}

  private record Trigger(String user, Instant until) {}

  private final InstantSource clock;
  private final AtomicLong next = new AtomicLong(1000);
  private final Map<String, Trigger> triggers = new ConcurrentHashMap<>();
  private final Map<String, String> exchanged = new ConcurrentHashMap<>();
  private final Map<String, Hook> hooks = new ConcurrentHashMap<>();
  private final Map<String, String> sockets = new ConcurrentHashMap<>();
  private final Map<String, String> uploads = new ConcurrentHashMap<>();

  FakeSlackTickets(InstantSource clock) {
    this.clock = clock;
  }

  String id(String prefix) {
    return prefix + next.incrementAndGet();
  }

  String trigger(String user) {
    String id = id("13345224609.738474920.");
    triggers.put(id, new Trigger(user, clock.instant().plus(TRIGGER_LIFE)));
    return id;
  }

  /** The error of a use, or the user's id in {@link #exchangedBy}. */
  Optional<String> exchange(String trigger) {
    if (exchanged.containsKey(trigger)) {
      return Optional.of("exchanged_trigger_id");
    }
    Trigger known = triggers.remove(trigger);
    if (known == null) {
      return Optional.of("invalid_trigger_id");
    }
    if (clock.instant().isAfter(known.until())) {
      return Optional.of("expired_trigger_id");
    }
    exchanged.put(trigger, known.user());
    return Optional.empty();
  }

  String exchangedBy(String trigger) {
    return exchanged.getOrDefault(trigger, "");
  }

  String hook(
      String channel, String user, Optional<String> thread, Optional<FakeSlackMessage> source) {
    String id = id("hook");
    Instant until = clock.instant().plus(HOOK_LIFE);
    hooks.put(id, new Hook(channel, user, thread, source, until, new AtomicInteger()));
    return id;
  }

  /** The hook for one more use; empty when it is unknown, old or used up. */
  Optional<Hook> use(String id) {
    return Optional.ofNullable(hooks.get(id))
        .filter(hook -> clock.instant().isBefore(hook.until()))
        .filter(hook -> hook.uses().incrementAndGet() <= HOOK_USES);
  }

  /** As if half an hour had gone by. */
  void expireHooks() {
    hooks.clear();
  }

  String socket() {
    String ticket = id("ticket");
    sockets.put(ticket, ticket);
    return ticket;
  }

  boolean enter(String ticket) {
    return sockets.remove(ticket) != null;
  }

  String upload(String name) {
    String id = id("F0FILE");
    uploads.put(id, name);
    return id;
  }

  Optional<String> uploadName(String id) {
    return Optional.ofNullable(uploads.get(id));
  }
}
