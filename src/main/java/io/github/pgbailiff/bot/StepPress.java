package io.github.pgbailiff.bot;

import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.bot.flow.PageTurner;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.invocation.Invocation.Input;
import io.github.pgbailiff.page.NextSteps;
import io.github.pgbailiff.page.StoredAnswer;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The press of a next step below an answer: the command that it stands for, authorized and
 * confirmed as if whoever presses it had typed it, for the session that the answer shows.
 *
 * @param commands runs what is typed
 */
record StepPress(PageTurner paging, Function<Invocation, Reply> commands) {
  static final Set<Press.Action> ACTIONS =
      EnumSet.of(Press.Action.STEP, Press.Action.REFRESH, Press.Action.SHARE);

  Reply run(Invocation invocation, Speaker by, Press press) {
    return paging
        .find(by.asker(), press.id())
        .flatMap(it -> input(it, press))
        .map(it -> commands.apply(invocation.with(it)))
        .orElseGet(() -> paging.unkept(by, press.id(), invocation.defaultCluster()));
  }

  private static Optional<Input> input(StoredAnswer answer, Press press) {
    return switch (press.action()) {
      case REFRESH -> Optional.of(new Input.Text(answer.command()));
      case SHARE -> Optional.of(new Input.Text(answer.command() + " public:yes"));
      default ->
          NextSteps.step(answer.report(), press.version())
              .map(step -> new Input.Words(step.words(), step.seen()));
    };
  }
}
