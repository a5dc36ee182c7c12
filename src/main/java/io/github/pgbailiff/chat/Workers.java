package io.github.pgbailiff.chat;

import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.invocation.PersonTurns;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Virtual threads for the work that follows an acknowledgement. There are never more than so many
 * at once and nothing waits in a queue: what cannot start now is told so.
 */
public final class Workers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

  /** Said where {@link #start} refuses. */
  public static final String BUSY =
      "busy: too many commands are under way; nothing was done, try again in a moment";

  private final String name;
  private final int most;
  private final Duration grace;
  private final Semaphore free;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * @param name the threads' name
   * @param most how many run at once
   * @param grace how long {@link #close} waits for those that run
   */
  public Workers(String name, int most, Duration grace) {
    this.name = name;
    this.most = most;
    this.grace = grace;
    this.free = new Semaphore(most);
  }

  /**
   * Starts the work on a thread of its own.
   *
   * @param work makes the answer; whatever it throws becomes a refusal
   * @param answer delivers it, on the same thread
   * @return false when there are too many already, or when closed; nothing was started then
   */
  public boolean start(Supplier<Reply> work, Consumer<Reply> answer) {
    return start(() -> answer.accept(made(work)));
  }

  /** As {@link #start(Supplier, Consumer)}, for work that delivers its own answer. */
  public boolean start(Runnable work) {
    if (closed.get() || !free.tryAcquire()) {
      return false;
    }
    Thread.ofVirtual().name(name).start(() -> run(work));
    return true;
  }

  /**
   * Starts the work where the actor has room for one more command, which they have again when it is
   * done.
   *
   * @return what to tell them where nothing was started
   */
  public Optional<String> start(PersonTurns turns, Actor actor, Runnable work) {
    Optional<PersonTurns.Turn> turn = turns.take(actor);
    if (turn.isEmpty()) {
      return Optional.of(turns.refusal());
    }
    boolean started =
        start(() -> {
          try (PersonTurns.Turn _ = turn.get()) {
            work.run();
          }
        });
    if (started) {
      return Optional.empty();
    }
    turn.get().close();
    return Optional.of(BUSY);
  }

  private void run(Runnable work) {
    try {
      work.run();
    } catch (Throwable last) { // the thread's last guard: nobody else would hear of it
      LOG.error("work after an acknowledgement failed", last);
    } finally {
      free.release();
    }
  }

  /** The reply that the work makes; whatever it throws becomes a refusal. */
  public static Reply made(Supplier<Reply> work) {
    try {
      return work.get();
    } catch (Throwable last) { // the thread's last guard: whoever asked must get an answer
      LOG.error("an answer could not be made", last);
      return Reply.Refusal.of(
          "failed",
          "the answer could not be made: an error inside pgbailiff, which its log tells more of",
          ExitCode.LEFT);
    }
  }

  @Override
  public void close() {
    closed.set(true);
    try {
      if (!free.tryAcquire(most, grace.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn(
            "{} commands are still under way after {} s",
            most - free.availablePermits(),
            grace.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
