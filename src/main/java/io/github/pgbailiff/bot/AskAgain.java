package io.github.pgbailiff.bot;

import io.github.pgbailiff.bot.flow.CommandFlow;
import io.github.pgbailiff.card.Refusals;
import io.github.pgbailiff.change.SeenSession;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.parse.CommandParser;
import io.github.pgbailiff.command.parse.KeptCommand;
import io.github.pgbailiff.command.parse.ParsedLine;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.gate.SeenRequest;
import java.util.List;
import java.util.Optional;

/**
 * The button that asks anew for what nobody has decided on: the same as if whoever presses it had
 * typed the command, for the same sessions where it named some. The reason goes on only where it is
 * the same person's.
 */
record AskAgain(CommandParser parser, CommandFlow commands) {

  Reply run(Invocation invocation, SeenRequest seen) {
    Request request = seen.shown();
    boolean own = seen.by().party().isSameHumanAs(request.requester());
    Optional<String> reason = request.reason().filter(_ -> own);
    return kept(request.change().command(), reason)
        .map(it -> run(invocation, it, request))
        .orElseGet(() ->
            Refusals.usage(
                request.change().verb() + ": not all of the command was kept; type it again"));
  }

  private Optional<Command> kept(String text, Optional<String> reason) {
    return parser.parse(text) instanceof ParsedLine.Understood(Command command)
        ? KeptCommand.of(command, reason)
        : Optional.empty();
  }

  private Reply run(Invocation invocation, Command command, Request request) {
    List<SeenSession> meant =
        command.pids().isEmpty()
            ? List.of()
            : request.change().targets().stream().map(AskAgain::as).toList();
    return commands.run(invocation.with(new Invocation.Input.Words(List.of(), meant)), command);
  }

  private static SeenSession as(Target target) {
    return new SeenSession(target.id(), target.xactStart());
  }
}
