package io.github.pgbailiff.chat;

import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.invocation.Handler;
import io.github.pgbailiff.invocation.Invocation.Input;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.MDC;

/**
 * The way of whatever was done in a chat, the same in all of them: one thread of ours works on it,
 * of one replica, and a question or an answer goes back.
 */
public final class Dispatcher {
  private final Handler handler;
  private final Deliveries deliveries;
  private final Workers workers;

  public Dispatcher(Handler handler, Deliveries deliveries, Workers workers) {
    this.handler = handler;
    this.deliveries = deliveries;
    this.workers = workers;
  }

  /** Starts the work; else why not, as when there is too much under way. It never blocks. */
  public Optional<String> start(Delivery delivery) {
    long start = System.nanoTime();
    return workers.start(handler.turns(), delivery.actor(), () -> run(delivery, start));
  }

  /**
   * Starts other work that somebody set off, where no replica has done it yet.
   *
   * @param id what the platform gives the same delivery each time
   */
  public Optional<String> start(Actor actor, String id, Runnable work) {
    return workers.start(
        handler.turns(),
        actor,
        () -> {
          if (id.isEmpty() || deliveries.claim(actor.platform(), id)) {
            work.run();
          }
        });
  }

  /** Hears how long a platform waited for the acknowledgement of what it delivered. */
  public void acknowledged(String platform, long start) {
    handler.acknowledged(platform, since(start));
  }

  private void run(Delivery delivery, long start) {
    Actor actor = delivery.actor();
    try (var _ = MDC.putCloseable("actor", actor.platform() + ":" + actor.id())) {
      work(delivery);
    }
    handler.replied(actor.platform(), since(start));
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void work(Delivery delivery) {
    if (delivery.arrival() instanceof Arrival.Opened(Press press)) {
      delivery.ask(() ->
          isFirst(delivery) ? Optional.of(question(handler, delivery, press)) : Optional.empty());
    } else if (isFirst(delivery) && delivery.isAnswerable()) {
      answer(handler, delivery);
    }
  }

  private boolean isFirst(Delivery delivery) {
    // Without an id nothing tells it from others, which must not be lost for that.
    return delivery.id().isEmpty()
        || deliveries.claim(delivery.actor().platform(), delivery.id().get());
  }

  /** Does the work on this thread, where nothing is delivered twice and nobody else waits. */
  public static void run(Handler handler, Delivery delivery) {
    if (delivery.arrival() instanceof Arrival.Opened(Press press)) {
      delivery.ask(() -> Optional.of(question(handler, delivery, press)));
    } else {
      answer(handler, delivery);
    }
  }

  private static Reply question(Handler handler, Delivery delivery, Press press) {
    return Workers.made(() ->
        delivery.admitted(
            visitor -> handler.question(visitor.does(new Input.Pressed(press, Map.of())), press)));
  }

  private static void answer(Handler handler, Delivery delivery) {
    Reply reply = Workers.made(() -> delivery.admitted(it -> reply(handler, it, delivery)));
    if (isDecided(delivery.arrival(), reply)) {
      delivery.decided(reply);
    } else {
      delivery.answer(reply, delivery.arrival().replaces() && !PressedMessage.stays(reply));
      Lapses.await(handler, delivery, reply);
    }
  }

  /** A decision that counts is on the request's card: nobody needs it told twice. */
  private static boolean isDecided(Arrival arrival, Reply reply) {
    return reply instanceof Reply.Report
        && reply.request().isPresent()
        && arrival instanceof Arrival.Done(Input.Pressed(Press press, var _))
        && press.action().decides();
  }

  private static Reply reply(Handler handler, Visitor visitor, Delivery delivery) {
    return switch (delivery.arrival()) {
      case Arrival.Done(Input input) -> handler.handle(visitor.does(input));
      case Arrival.Opened(Press press) ->
          handler.question(visitor.does(new Input.Pressed(press, Map.of())), press);
      case Arrival.Useless(String why) -> {
        handler.misunderstood(visitor.actor(), visitor.place(), "", why);
        yield Reply.Refusal.of("usage", why, ExitCode.USAGE);
      }
      case Arrival.Foreign(String why) -> {
        handler.notLetIn(visitor.actor(), visitor.place(), why);
        yield Reply.Refusal.of("denied", why, ExitCode.REFUSED);
      }
    };
  }
}
