package io.github.pgbailiff.bot;

import io.github.pgbailiff.card.BlocksNow;
import io.github.pgbailiff.card.Onlookers;
import io.github.pgbailiff.card.RequestButtons;
import io.github.pgbailiff.card.RequestCard;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.invocation.Lapse;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.request.gate.Requests;
import java.time.Duration;
import java.util.Optional;

/** The end of requests that their requesters do not confirm in time, and are told so. */
record Unconfirmed(OpenStore records) {
  /** After that it is over by everybody's clock. */
  private static final Duration GRACE = Duration.ofMillis(500);

  /** When a reply that asks its reader to confirm something is good for nothing any more. */
  Optional<Lapse> of(Reply reply) {
    if (!(reply instanceof Reply.Card) || reply.request().isEmpty()) {
      return Optional.empty();
    }
    // Of the store as it is open now: what ends this process must not open it once more.
    Requests requests = records.requests();
    return requests
        .find(reply.request().get())
        .filter(Request::awaitsConfirmation)
        .map(it ->
            new Lapse(
                Duration.between(records.clock().instant(), it.expiresAt()).plus(GRACE),
                () -> over(requests, it.id())));
  }

  private Optional<Reply> over(Requests requests, String id) {
    var _ = requests.expireDue();
    return requests
        .find(id)
        .filter(it -> it.state() == RequestState.EXPIRED && !it.confirmed())
        .map(this::card);
  }

  private Reply card(Request request) {
    return new RequestCard(request, RequestCard.FEW, Onlookers.UNKNOWN, records.clock().instant())
        .with(RequestButtons.forEverybody(request, BlocksNow.UNKNOWN));
  }
}
