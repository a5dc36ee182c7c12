package io.github.pgbailiff.execution;

import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.alert.AlertId;
import io.github.pgbailiff.alert.WatchSettings;
import io.github.pgbailiff.card.AlertCard;
import io.github.pgbailiff.reply.Reply;
import java.util.List;
import java.util.Optional;

/** The cards of alerts as they are at the moment when they are delivered. */
record AlertDelivery(OpenStore records, WatchSettings watch) {

  /** The card with that alert's id; empty when there is nothing to say. */
  Optional<Reply> card(String id) {
    List<Alert> told = records.alerts().onCard(AlertId.numberOf(id).orElseThrow());
    return told.isEmpty()
        ? Optional.empty()
        : Optional.of(new AlertCard(told, watch::offer, mentions(told.getFirst())).reply());
  }

  private List<String> mentions(Alert alert) {
    return watch.pinged(alert.rule()).stream()
        .flatMap(it -> records.audience().members().getOrDefault(it, List.of()).stream())
        .toList();
  }
}
