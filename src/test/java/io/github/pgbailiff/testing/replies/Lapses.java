package io.github.pgbailiff.testing.replies;

import io.github.pgbailiff.invocation.Lapse;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Reply;
import java.time.Duration;
import java.util.Optional;

/** Times to press that are over soon. */
public final class Lapses {
  private Lapses() {}

  /** Where the reply is a card: after a moment it is over. */
  public static Optional<Lapse> shortly(Reply reply, String words) {
    return Optional.of(reply)
        .filter(Reply.Card.class::isInstance)
        .map(_ ->
            new Lapse(
                Duration.ofMillis(200),
                () -> Optional.of(Reply.Refusal.of("expired", words, ExitCode.REFUSED))));
  }
}
