package io.github.pgbailiff.verb;

import static io.github.pgbailiff.verb.view.Fields.column;
import static io.github.pgbailiff.verb.view.Fields.people;

import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.block.Blocks;
import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.verb.block.ManualChanges;
import io.github.pgbailiff.verb.block.TakenOver;
import io.github.pgbailiff.verb.finding.BlockFindings;
import io.github.pgbailiff.verb.finding.Headline;
import io.github.pgbailiff.verb.plan.AllowedCluster;
import io.github.pgbailiff.verb.plan.Context;
import io.github.pgbailiff.verb.plan.Plan;
import io.github.pgbailiff.verb.plan.Verb;
import io.github.pgbailiff.verb.view.Fields;
import io.github.pgbailiff.verb.view.PerCluster;
import io.github.pgbailiff.verb.view.PerCluster.ClusterAnswer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The verb {@code blocks}: what pgbailiff keeps blocked, by whom, why, until when, and what others
 * changed.
 */
final class BlocksVerb implements Verb {
  private static final Declaration DECLARATION =
      new Declaration(
          "blocks",
          List.of(),
          "standing blocks: who, why, since, until, and what was changed by hand",
          Set.of(Effect.READ),
          List.of(Positional.CLUSTERS, Positional.BLOCK),
          List.of(Keys.LIMIT, Keys.PAGE, Keys.VIEW, Keys.PUBLIC),
          List.of("blocks", "blocks prod-eu", "blocks B-7"));

  private static final List<Column> COLUMNS =
      List.of(
          column("id", "ID"),
          people("SHUT"),
          column("until", "UNTIL"),
          column("cluster", "CLUSTER"),
          column("by", "BY"),
          Column.of("reason", "REASON", Audience.WIDE),
          Column.of("since", "SINCE", Audience.WIDE),
          Column.of("changed_by_hand", "CHANGED BY HAND", Audience.WIDE),
          Column.of("sql", "SQL", Audience.WIDE));

  /**
   * A block as its cluster shows it now.
   *
   * @param changes by hand; empty: the cluster did not answer
   * @param notes what there is to say of it
   */
  private record Seen(Block block, Optional<List<String>> changes, List<String> notes) {}

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Plan plan(Command command, Context context) {
    Optional<String> id = command.argument();
    Blocks blocks = context.catalog().blocks().get();
    List<Block> standing = id.isPresent() ? blocks.find(id.get()).stream().toList() : blocks.open();
    List<ClusterAnswer<List<Seen>>> asked =
        PerCluster.ask(
            context.scopes().stream().filter(it -> standing.stream().anyMatch(isOf(it))).toList(),
            scope ->
                standing.stream().filter(isOf(scope)).map(it -> look(blocks, scope, it)).toList());
    List<Seen> seen =
        asked.stream().flatMap(it -> seen(it, standing)).sorted(BlocksVerb::byNumber).toList();
    return new Plan.Answer(
        report(seen, command, PerCluster.exit(asked)).finding(findings(seen, id, context)));
  }

  private static List<Finding> findings(List<Seen> seen, Optional<String> id, Context context) {
    return seen.isEmpty()
        ? List.of(Headline.nothing(id.map(BlocksVerb::unknown).orElse("no standing blocks")))
        : seen.stream().map(it -> BlockFindings.of(it.block(), context, seen.size() == 1)).toList();
  }

  private static String unknown(String id) {
    return "there is no block %s that stands and that you may see".formatted(id);
  }

  private static Reply.Report report(List<Seen> seen, Command command, ExitCode exit) {
    var table = Body.Table.of("blocks", COLUMNS, seen.stream().map(BlocksVerb::row).toList());
    List<String> notes = seen.stream().flatMap(BlocksVerb::notes).toList();
    var section = new Section(List.of(), List.of(Fields.rows(table, command)), notes);
    return new Reply.Report(List.of(), "", List.of(section), List.of(), exit);
  }

  private static int byNumber(Seen one, Seen other) {
    return Long.compare(one.block().number(), other.block().number());
  }

  /** Of the cluster, and keeping out somebody whom the asker may see there. */
  private static Predicate<Block> isOf(AllowedCluster scope) {
    return block -> {
      BlockTargetName name = BlockTargetName.of(block.target());
      return block.cluster().equals(scope.name())
          && scope.limits().concernBlock(name.database(), name.named());
    };
  }

  private static Seen look(Blocks blocks, AllowedCluster scope, Block block) {
    List<String> changes = ManualChanges.of(scope.cluster(), block);
    return TakenOver.of(blocks, scope.cluster(), block)
        .map(it -> new Seen(block, Optional.of(it.changes(changes)), it.notes(changes)))
        .orElseGet(() -> new Seen(block, Optional.of(changes), changes));
  }

  private static Stream<Seen> seen(ClusterAnswer<List<Seen>> asked, List<Block> standing) {
    return switch (asked) {
      case ClusterAnswer.Answered<List<Seen>>(_, List<Seen> seen) -> seen.stream();
      case ClusterAnswer.Failed<List<Seen>>(AllowedCluster scope, ClusterException why) ->
          standing.stream()
              .filter(isOf(scope))
              .map(it -> new Seen(it, Optional.empty(), List.of(unseen(why))));
    };
  }

  private static String unseen(ClusterException why) {
    return why.kind() == ClusterException.Kind.NOT_ASKED
        ? "its cluster is asleep or not asked, unless named"
        : "its cluster does not answer";
  }

  private static List<Value> row(Seen seen) {
    Block block = seen.block();
    return List.of(
        Value.text(block.id()),
        Value.text(BlockTargetName.of(block.target()).words()),
        Value.moment(block.until()),
        Value.text(block.cluster()),
        Value.text(block.by().name()),
        Value.text(block.reason()),
        Value.moment(Optional.of(block.since())),
        seen.changes().map(it -> Value.flag(!it.isEmpty())).orElseGet(Value::none),
        Value.text(block.sql()));
  }

  private static Stream<String> notes(Seen seen) {
    String id = seen.block().id() + ": ";
    return Stream.concat(
            seen.notes().stream(),
            seen
                .block()
                .trouble()
                .map(why -> "its time is up, and it could not be lifted: " + why)
                .stream())
        .map(note -> id + note);
  }
}
