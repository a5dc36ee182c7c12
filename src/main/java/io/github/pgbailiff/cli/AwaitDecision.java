package io.github.pgbailiff.cli;

import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.postgres.connection.Pause;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.request.RequestState;
import io.github.pgbailiff.serve.Program;
import io.github.pgbailiff.shell.Shell;
import java.io.Console;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The wait in a shell until others have decided on a request, and it is carried out. */
final class AwaitDecision {
  private static final Duration LOOK = Duration.ofMillis(250);

  private final Program program;
  private final Shell shell;
  private final Invocation invocation;

  AwaitDecision(Program program, Shell shell, Invocation invocation) {
    this.program = program;
    this.shell = shell;
    this.invocation = invocation;
  }

  /** The reply once the request is over, or as it is when the time is up and nobody decided. */
  Reply forEnd(Reply reply, Duration most) {
    Optional<String> id = reply.request();
    id.ifPresent(it -> shell.err().println(it + " waits; Ctrl-C stops waiting"));
    return id.map(it -> forEnd(reply, it, most)).orElse(reply);
  }

  private Reply forEnd(Reply reply, String id, Duration most) {
    Thread atInterrupt = Thread.ofPlatform().unstarted(() -> leave(id));
    Runtime.getRuntime().addShutdownHook(atInterrupt);
    await(id, most);
    if (Thread.currentThread().isInterrupted()) {
      return reply;
    }
    Runtime.getRuntime().removeShutdownHook(atInterrupt);
    Reply card = program.bot().card(invocation, id);
    return card instanceof Reply.Refusal ? reply : card;
  }

  private void await(String id, Duration most) {
    long deadline = System.nanoTime() + most.toNanos();
    boolean told = false;
    while (isPending(id) && System.nanoTime() < deadline) {
      told = told || tellUnseen(id);
      Pause.SLEEP.pause(LOOK);
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
    }
    // What was decided on in time is not left half told.
    program.records().requests().find(id).ifPresent(program.bot()::follow);
  }

  /** Nobody in a chat sees a request whose cards cannot appear; whether that is so. */
  private boolean tellUnseen(String id) {
    OpenStore records = program.records();
    List<Place> decided = records.audience().approvals();
    boolean unseen = decided.stream().allMatch(it -> records.isCardLost(it, id));
    if (unseen) {
      String channels =
          decided.stream()
              .map(it -> "%s channel %s".formatted(it.platform(), it.channel()))
              .collect(Collectors.joining(" or "));
      shell
          .err()
          .println(
              "%s: pgbailiff cannot post in %s, so nobody sees its card there; the log of serve says why. Whoever may: approve %s, deny %s"
                  .formatted(id, channels, id, id));
    }
    return unseen;
  }

  /** Where nobody does the timed work, the request would seem to wait beyond its time. */
  private boolean isPending(String id) {
    program.work().recovery().report();
    return program
        .records()
        .requests()
        .find(id)
        .filter(it -> it.state() == RequestState.PENDING)
        .isPresent();
  }

  /** Ctrl-C: the request goes on without whoever asked for it, or is taken back. */
  private void leave(String id) {
    Optional<String> answer =
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .flatMap(it -> Optional.ofNullable(it.readLine("%nWithdraw %s? [y/N] ", id)));
    boolean back =
        answer.filter(it -> it.strip().toLowerCase(Locale.ROOT).startsWith("y")).isPresent();
    shell.err().println(back ? withdrawn(id) : id + " goes on");
  }

  private String withdrawn(String id) {
    var pressed = new Invocation.Input.Pressed(new Press(Press.Action.WITHDRAW, id, 0), Map.of());
    Reply reply = program.bot().handle(invocation.with(pressed));
    return reply instanceof Reply.Refusal refusal ? refusal.message() : id + " withdrawn";
  }
}
