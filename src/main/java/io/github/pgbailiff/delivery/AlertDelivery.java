package io.github.pgbailiff.delivery;

import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.alert.Sight;
import io.github.pgbailiff.alert.WatchSettings;
import io.github.pgbailiff.card.AlertCard;
import io.github.pgbailiff.command.Id;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.owner.Owner;
import io.github.pgbailiff.reply.Reply;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The cards of alerts as they are at the moment when they are delivered. */
record AlertDelivery(OpenStore records, WatchSettings watch) {

  /** The card with that alert's id; empty when there is nothing to say. */
  Optional<Reply> card(String id) {
    List<Alert> told = records.alerts().onCard(Id.ALERT.numberOf(id).orElseThrow());
    return told.isEmpty() ? Optional.empty() : Optional.of(card(told).reply());
  }

  private AlertCard card(List<Alert> told) {
    Alert first = told.getFirst();
    Stream<String> owner =
        first.latest().session().flatMap(this::owner).stream()
            .flatMap(it -> it.places().stream())
            .flatMap(it -> it.mention().stream());
    return new AlertCard(
        told,
        watch::offer,
        it -> owner(it).map(Owner::words),
        Stream.concat(pinged(first), owner).toList(),
        records.clock().instant());
  }

  private Optional<Owner> owner(Sight.Watched session) {
    return records
        .audience()
        .owners()
        .owner(session.database(), session.user(), session.application());
  }

  private Stream<String> pinged(Alert alert) {
    return watch.pinged(alert.rule()).stream()
        .flatMap(it -> records.audience().members().getOrDefault(it, List.of()).stream());
  }
}
