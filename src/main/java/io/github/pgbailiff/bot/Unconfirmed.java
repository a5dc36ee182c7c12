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
import java.time.Duration;
import java.util.Optional;

/** The end of requests that their requesters do not confirm in time, and are told so. */
record Unconfirmed(OpenStore records) {
  /** After that it is over by everybody's clock. */
  private static final Duration GRACE = Duration.ofMillis(500);

  /** When a reply that asks its reader to confirm something is good for nothing any more. */
  Optional<Lapse> of(Reply reply) {
    return reply instanceof Reply.Card
        ? reply
            .request()
            .flatMap(records.requests()::find)
            .filter(Request::awaitsConfirmation)
            .map(it ->
                new Lapse(
                    Duration.between(records.clock().instant(), it.expiresAt()).plus(GRACE),
                    () -> over(it.id())))
        : Optional.empty();
  }

  private Optional<Reply> over(String id) {
    var _ = records.requests().expireDue();
    return records
        .requests()
        .find(id)
        .filter(it -> it.state() == RequestState.EXPIRED && !it.confirmed())
        .map(this::card);
  }

  private Reply card(Request request) {
    return new RequestCard(request, RequestCard.FEW, Onlookers.UNKNOWN, records.clock().instant())
        .with(RequestButtons.forEverybody(request, BlocksNow.UNKNOWN));
  }
}
