package io.github.pgbailiff.suggestion;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Limits;
import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.alert.Sight;
import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.card.ChangeWords;
import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.command.text.Suggestion;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.gate.RequestRights;
import io.github.pgbailiff.verb.view.AlertView;
import io.github.pgbailiff.verb.view.SightWords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Suggestions of things in the store, by their ids and with what each is: open requests, alerts,
 * standing blocks.
 *
 * @param reading the right to read a cluster by its name; empty where there is no such cluster
 */
record RecordSuggestions(
    OpenStore records, RequestRights rights, Function<String, Optional<Limits>> reading) {

  /** As far as the asker may see them. */
  List<Suggestion> requests(Asker asker) {
    return records.requests().open().stream()
        .flatMap(it -> rights.view(it, asker).stream())
        .map(RecordSuggestions::of)
        .toList();
  }

  private static Suggestion of(Request request) {
    return new Suggestion(
        request.id(),
        "%s, asked by %s".formatted(ChangeWords.of(request.change()), request.requester().name()));
  }

  List<Suggestion> alerts() {
    return records.alerts().listed(Duration.ZERO).stream()
        .flatMap(
            it -> reading.apply(it.cluster()).flatMap(limits -> AlertView.of(limits, it)).stream())
        .map(this::of)
        .toList();
  }

  private Suggestion of(Alert alert) {
    String who = alert.latest().session().map(it -> " " + pid(it)).orElse("");
    return new Suggestion(
        alert.id(),
        "%s on %s%s, %s".formatted(alert.rule(), alert.cluster(), who, ago(alert.since())));
  }

  private static String pid(Sight.Watched session) {
    return SightWords.who(session);
  }

  private String ago(Instant since) {
    Duration age = Duration.between(since, records.clock().instant());
    return SightWords.age(Math.max(0, age.toSeconds())) + " ago";
  }

  List<Suggestion> blocks() {
    return records.blocks().open().stream().filter(this::concerns).map(this::of).toList();
  }

  private boolean concerns(Block block) {
    BlockTargetName name = BlockTargetName.of(block.target());
    return reading
        .apply(block.cluster())
        .filter(it -> it.leaveSomething() && it.concernBlock(name.database(), name.named()))
        .isPresent();
  }

  private Suggestion of(Block block) {
    return new Suggestion(
        block.id(),
        "%s on %s, by %s%s"
            .formatted(
                BlockTargetName.of(block.target()).words(),
                block.cluster(),
                block.by().name(),
                block.until().map(this::left).orElse("")));
  }

  private String left(Instant until) {
    Duration left = Duration.between(records.clock().instant(), until);
    return ", ends in " + SightWords.age(Math.max(0, left.toSeconds()));
  }
}
