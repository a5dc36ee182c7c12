package io.github.pgbailiff.bot;

import io.github.pgbailiff.bot.flow.CommandFlow;
import io.github.pgbailiff.card.Refusals;
import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.StillBehind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The buttons of a request after which some still wait: the same as if whoever presses one had
 * typed the command, with their rights and by the rules. The version of such a press is the place
 * of the session among those that the card tells of, from 1: the outcome of a request is its last
 * state.
 */
record BehindPress(CommandFlow commands, InstantSource clock) {

  Reply run(Invocation invocation, Request request, Press press) {
    return StillBehind.of(request).stream()
        .skip(Math.max(0, press.version() - 1))
        .findFirst()
        .map(it -> words(request, press.action().verb(), it))
        .map(it -> commands.run(invocation.with(new Invocation.Input.Words(it, List.of()))))
        .orElseGet(() -> Refusals.about(request, request.id() + ": nobody is told to wait on"));
  }

  /** A later session with the same pid has not been there for as long. */
  private List<String> words(Request request, Optional<String> verb, StillBehind behind) {
    Duration since = Duration.between(request.last().at(), clock.instant());
    Duration whole = Duration.ofSeconds(Math.max(0, since.toSeconds()));
    return verb.filter("terminate"::equals)
        .map(it ->
            List.of(
                it,
                behind.cluster(),
                String.valueOf(behind.pid()),
                Keys.CONN.name() + ":" + Durations.format(whole)))
        .orElseGet(() -> List.of("locks", behind.cluster()));
  }
}
