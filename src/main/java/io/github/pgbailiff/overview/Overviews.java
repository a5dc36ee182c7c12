package io.github.pgbailiff.overview;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.access.Limits;
import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.alert.WatchRule.Offer;
import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.card.AlertCard;
import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Overview;
import io.github.pgbailiff.reply.Overview.Shelf;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.request.gate.RequestRights;
import io.github.pgbailiff.verb.view.AlertView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The overviews of people, out of the store alone: no cluster is asked.
 *
 * @param hardest the verb that few may use: whom one without a role asks for one
 * @param offers which act the alerts of a rule offer
 */
public record Overviews(
    Authorizer authorizer,
    RequestRights rights,
    List<Cluster> clusters,
    Optional<Declaration> hardest,
    OpenStore records,
    Function<String, Optional<Offer>> offers) {
  public Overviews {
    clusters = List.copyOf(clusters);
  }

  /** The overview of somebody, by their rights of this moment. */
  public Overview of(Asker asker) {
    if (asker.barred().isPresent()) {
      return Overview.saying(asker.barred().get());
    }
    if (asker.roles().isEmpty()) {
      return Overview.saying(new MissingRole(authorizer, clusters, hardest, asker).words());
    }
    RequestShelves requests =
        RequestShelves.of(rights, asker, records.requests().firstOpen().requests());
    return new Overview(
        List.of(),
        List.of(requests.waiting(), requests.own(), blocks(asker), alerts(asker)),
        clusters.stream()
            .anyMatch(it -> authorizer.limits(asker, Effect.READ.word(), it).leaveSomething()));
  }

  private Optional<Limits> reading(Asker asker, String cluster) {
    return clusters.stream()
        .filter(it -> it.name().equals(cluster))
        .findFirst()
        .map(it -> authorizer.limits(asker, Effect.READ.word(), it));
  }

  private Shelf alerts(Asker asker) {
    List<Alert> open =
        records.alerts().listed(Duration.ZERO).stream()
            .filter(it -> it.state() == Alert.State.OPEN)
            .flatMap(it ->
                reading(asker, it.cluster()).flatMap(limits -> AlertView.of(limits, it)).stream())
            .toList();
    return Shelves.of("Open alerts", open, "no open alerts", "alerts", this::card);
  }

  private Reply.Card card(Alert alert) {
    return new AlertCard(
            List.of(alert), offers, _ -> Optional.empty(), List.of(), records.clock().instant())
        .reply();
  }

  private Shelf blocks(Asker asker) {
    List<Block> standing =
        records.blocks().open().stream()
            .filter(it ->
                reading(asker, it.cluster()).filter(limits -> concerns(limits, it)).isPresent())
            .toList();
    return Shelves.of(Overview.BLOCKS, standing, "no standing blocks", "blocks", Overviews::card);
  }

  private static boolean concerns(Limits limits, Block block) {
    BlockTargetName name = BlockTargetName.of(block.target());
    return limits.concernBlock(name.database(), name.named());
  }

  private static Reply.Card card(Block block) {
    BlockTargetName target = BlockTargetName.of(block.target());
    String why = block.reason().map(it -> " (" + it + ")").orElse("");
    Field end =
        block
            .until()
            .map(it -> Field.people("until", Value.moment(Optional.of(it))))
            .orElseGet(() -> Field.people("", Value.text("until somebody opens it")));
    String undo = "%s · unblock %s %s".formatted(block.id(), block.cluster(), target.typed());
    return Shelves.card(
        "⛔ %s on %s is shut, by %s%s"
            .formatted(target.words(), block.cluster(), block.by().name(), why),
        List.of(end, Field.people("", Value.text(undo))),
        List.of());
  }
}
