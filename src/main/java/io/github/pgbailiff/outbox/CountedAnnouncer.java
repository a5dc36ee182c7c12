package io.github.pgbailiff.outbox;

import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.reply.Reply;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An announcer whose deliveries are counted.
 *
 * @param count hears of each, whether it appeared
 */
public record CountedAnnouncer(Announcer announcer, Consumer<Boolean> count) implements Announcer {

  @Override
  public String platform() {
    return announcer.platform();
  }

  @Override
  public String deliver(Place place, Reply reply, Optional<String> message) {
    return counted(() -> announcer.deliver(place, reply, message));
  }

  @Override
  public String deliver(Place place, Reply reply, Optional<String> message, Attempt attempt) {
    return counted(() -> announcer.deliver(place, reply, message, attempt));
  }

  @Override
  public Optional<String> link(String channel, String message) {
    return announcer.link(channel, message);
  }

  private String counted(Supplier<String> delivery) {
    boolean delivered = false;
    try {
      String shown = delivery.get();
      delivered = true;
      return shown;
    } finally {
      count.accept(delivered);
    }
  }
}
