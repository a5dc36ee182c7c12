package io.github.pgbailiff.bot.flow;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.alert.Snooze;
import io.github.pgbailiff.audit.Event;
import io.github.pgbailiff.audit.EventType;
import io.github.pgbailiff.audit.RecordQuota;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Person;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.command.parse.CanonicalText;
import io.github.pgbailiff.command.parse.ParsedLine;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.store.StoreException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The record of what people said, as far as no request keeps it. */
public final class CommandAudit {
  private static final Logger LOG = LoggerFactory.getLogger(CommandAudit.class);

  private final OpenStore records;
  private final boolean reads;
  private final Consumer<Runnable> afterAMinute;
  private final RecordQuota quota = new RecordQuota();
  private final AtomicBoolean waiting = new AtomicBoolean();

  /**
   * @param reads record plain reading too
   */
  public CommandAudit(OpenStore records, boolean reads) {
    this(records, reads, CommandAudit::afterAMinute);
  }

  /**
   * @param afterAMinute runs something when a minute and a little has passed
   */
  CommandAudit(OpenStore records, boolean reads, Consumer<Runnable> afterAMinute) {
    this.records = records;
    this.reads = reads;
    this.afterAMinute = afterAMinute;
  }

  private static void afterAMinute(Runnable then) {
    var _ =
        CompletableFuture.runAsync(
            then,
            CompletableFuture.delayedExecutor(
                RecordQuota.MINUTE.plusSeconds(1).toMillis(),
                TimeUnit.MILLISECONDS,
                Thread::startVirtualThread));
  }

  /** Somebody wants something that no request stands for; it is durable when this returns. */
  void asked(Asked asked) {
    records.audit().append(about(EventType.ASKED, asked).build());
  }

  /** Somebody wants to hear nothing of an alert; it is durable when this returns. */
  void snoozed(Invocation invocation, Asker asker, Alert alert, Snooze snooze) {
    records
        .audit()
        .append(
            by(EventType.ALERT_SNOOZED, invocation.actor(), invocation.place())
                .with("person", asker.person().map(Person::name))
                .with("cluster", alert.cluster())
                .with("alert", alert.id())
                .with("application", snooze.application())
                .with("until", snooze.until().map(Instant::toString))
                .build());
  }

  /** Query texts are about to be shown unmasked; it is durable when this returns. */
  void readLiterals(Asked asked) {
    records.audit().append(about(EventType.READ_LITERALS, asked).build());
  }

  /**
   * Somebody reads; reading goes on when that cannot be written.
   *
   * @return what to tell them then
   */
  Optional<String> read(Asked asked) {
    return reads ? attempt(about(EventType.READ, asked)) : Optional.empty();
  }

  /** What was understood makes no sense here: its verb and keys, none of its values. */
  public void misunderstood(Invocation invocation, Command command, String why) {
    attempt(
        by(EventType.MISUNDERSTOOD, invocation.actor(), invocation.place())
            .with("verb", command.verb().name())
            .with("why", why));
  }

  /** What came is no command, as its platform could tell. */
  public void misunderstood(Actor actor, Place place, String keys, String why) {
    attempt(
        by(EventType.MISUNDERSTOOD, actor, place)
            .with("keys", Optional.of(keys).filter(it -> !it.isEmpty()))
            .with("why", why));
  }

  public void misunderstood(Invocation invocation, ParsedLine.Misunderstood parsed) {
    attempt(
        by(EventType.MISUNDERSTOOD, invocation.actor(), invocation.place())
            .with("keys", parsed.verbAndKeysOnly()));
  }

  static Event.Draft about(EventType type, Asked asked) {
    return by(type, asked.asker().actor(), asked.invocation().place())
        .with("person", asked.asker().person().map(Person::name))
        .with("verb", asked.verb())
        .with("command", CanonicalText.forRecord(asked.command()))
        .with("clusters", Optional.of(asked.clusterNames()).filter(it -> !it.isEmpty()));
  }

  static Event.Draft by(EventType type, Actor actor, Place place) {
    return Event.of(type).with("actor", actor.identity()).at(place);
  }

  /**
   * What is refused anyhow is refused also when nothing can be written.
   *
   * @return why it is not on the record; empty when it is
   */
  Optional<String> attempt(Event.Draft event) {
    try {
      append(event.build());
      return Optional.empty();
    } catch (StoreException e) {
      String warning = "this is not on the record: " + e.getMessage();
      LOG.warn(warning);
      return Optional.of(warning);
    }
  }

  /** Nobody fills the record with what is refused to them. */
  private void append(Event event) {
    Instant now = records.clock().instant();
    recordLeftOut(now);
    boolean refused = event.type() == EventType.DENIED || event.type() == EventType.MISUNDERSTOOD;
    if (refused && !quota.takes(String.valueOf(event.fields().get("actor")), now)) {
      LOG.debug("not on the record by itself, since there are too many: {}", event.type());
      recordLater();
    } else {
      records.audit().append(event);
    }
  }

  /** The number comes also where nothing is refused any more that would bring it along. */
  private void recordLater() {
    if (waiting.compareAndSet(false, true)) {
      afterAMinute.accept(() -> {
        waiting.set(false);
        tryLeftOut(records.clock().instant());
      });
    }
  }

  /** Puts the numbers on the record that would be lost with the process. */
  public void close() {
    tryLeftOut(Instant.MAX);
  }

  private void tryLeftOut(Instant now) {
    try {
      recordLeftOut(now);
    } catch (StoreException e) {
      LOG.warn("how much was refused is not on the record: {}", e.getMessage());
    }
  }

  private void recordLeftOut(Instant now) {
    for (RecordQuota.LeftOut some : quota.over(now)) {
      records
          .audit()
          .append(
              Event.of(EventType.DENIED)
                  .with("actor", some.account())
                  .with("why", some.words())
                  .build());
    }
  }
}
