package io.github.pgbailiff.bot;

import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.bot.flow.CommandFlow;
import io.github.pgbailiff.card.Refusals;
import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.Options;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.request.Request;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The buttons on the card of a block, which open it, move its end or end the sessions that it left
 * alone: the same as if whoever presses one had typed the verb, with their rights and by the rules.
 * The reason of the block is its requester's, and is nobody else's for what they do.
 */
record BlockPress(List<Declaration> verbs, CommandFlow commands, OpenStore records) {

  Reply run(Invocation invocation, Request request, Press.Action action) {
    List<Block> standing = records.blocks().of(request);
    Optional<Declaration> verb = action.verb().flatMap(this::find);
    if (standing.isEmpty() || verb.isEmpty()) {
      return Refusals.about(request, request.id() + ": its block is lifted already");
    }
    return commands.run(
        below(invocation, request), command(verb.get(), standing, options(action, standing)));
  }

  /** What is asked for by a card's button stands in the card's thread. */
  private Invocation below(Invocation invocation, Request request) {
    return records
        .cardThread(invocation.place(), request.id())
        .map(invocation::at)
        .orElse(invocation);
  }

  private Optional<Declaration> find(String verb) {
    return verbs.stream().filter(it -> it.name().equals(verb)).findFirst();
  }

  /** One request has one target, on one cluster or several. */
  private static Command command(Declaration verb, List<Block> standing, Options options) {
    return new Command(
        verb,
        standing.stream()
            .map(it -> new ClusterPattern(Glob.exactly(it.cluster()).source()))
            .toList(),
        false,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        BlockTargetName.of(standing.getFirst().target()).conditions(),
        options);
  }

  /** Of several blocks the one that ends last says until when. */
  private Options options(Press.Action action, List<Block> standing) {
    Instant now = records.clock().instant();
    return standing.stream()
        .filter(_ -> action == Press.Action.EXTEND)
        .flatMap(it -> it.prolonged(now).stream())
        .max(Comparator.naturalOrder())
        .map(it -> new Options(Map.of(Keys.FOR.name(), Durations.format(it))))
        .orElse(Options.NONE);
  }
}
