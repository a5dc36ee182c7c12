package io.github.pgbailiff.chat;

import io.github.pgbailiff.invocation.Handler;
import io.github.pgbailiff.invocation.Lapse;
import io.github.pgbailiff.reply.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The waits until nobody can press on an answer any more. They are this process's: after its end
 * buttons stand until somebody presses one, and hears then that it is too late.
 */
final class Lapses {
  private static final Logger LOG = LoggerFactory.getLogger(Lapses.class);

  private Lapses() {}

  /** Lets an answer that was brought be replaced when its time is over. */
  static void await(Handler handler, Delivery delivery, Reply reply) {
    try {
      handler
          .lapse(reply)
          .ifPresent(it -> Thread.ofVirtual().name("lapse").start(() -> tell(delivery, it)));
    } catch (RuntimeException e) { // it is only about a button that stands too long
      LOG.debug("nobody will say that an answer is over", e);
    }
  }

  private static void tell(Delivery delivery, Lapse lapse) {
    try {
      Thread.sleep(lapse.in());
      lapse.then().get().ifPresent(delivery::lapsed);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) { // as above
      LOG.debug("an answer that is over keeps its buttons", e);
    }
  }
}
