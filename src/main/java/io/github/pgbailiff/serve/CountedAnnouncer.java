package io.github.pgbailiff.serve;

import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.ops.Metrics;
import io.github.pgbailiff.outbox.Announcer;
import io.github.pgbailiff.reply.Reply;
import java.util.Optional;

/** Counts what a platform takes of what has to appear there. */
record CountedAnnouncer(Announcer announcer, Metrics metrics) implements Announcer {
  @Override
  public String platform() {
    return announcer.platform();
  }

  @Override
  public String deliver(Place place, Reply reply, Optional<String> message) {
    boolean delivered = false;
    try {
      String shown = announcer.deliver(place, reply, message);
      delivered = true;
      return shown;
    } finally {
      metrics.announced(platform(), delivered);
    }
  }
}
