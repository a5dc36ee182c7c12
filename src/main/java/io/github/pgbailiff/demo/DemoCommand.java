package io.github.pgbailiff.demo;

import io.github.pgbailiff.chat.terminal.PlainScreen;
import io.github.pgbailiff.chat.terminal.Screen;
import io.github.pgbailiff.chat.terminal.Screens;
import io.github.pgbailiff.chat.text.WordWrap;
import io.github.pgbailiff.demo.server.DemoPostgres;
import io.github.pgbailiff.demo.server.DemoProgram;
import io.github.pgbailiff.demo.tour.LockQueue;
import io.github.pgbailiff.demo.tour.Tour;
import io.github.pgbailiff.demo.workload.DemoException;
import io.github.pgbailiff.ops.ChatLog;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.shell.Arguments;
import io.github.pgbailiff.shell.Arguments.Format;
import io.github.pgbailiff.shell.ProgramCommand;
import io.github.pgbailiff.shell.ProgramOptions;
import io.github.pgbailiff.shell.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** {@code demo}: a throw-away PostgreSQL with a busy day on it, and a chat with two people. */
public final class DemoCommand implements ProgramCommand {
  private static final String HOST = "demo";
  private static final String TOUR = "--tour";
  private static final String WELCOME =
      "You are ann, who is on call, in front of prod-eu; bob is a DBA. Type sessions, locks or"
          + " help; a number presses a button, /as bob changes who types, exit leaves, Tab"
          + " completes.";

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public String usage() {
    return name() + " [" + TOUR + "]";
  }

  @Override
  public String summary() {
    return "a throw-away PostgreSQL with a busy workload, and a chat with two people in it";
  }

  @Override
  public int run(Shell shell, Arguments arguments) {
    arguments.format(Format.TABLE);
    boolean tour = ProgramOptions.flags(arguments, TOUR).withoutWords(name()).has(TOUR);
    shell.err().println("starting a PostgreSQL of its own ...");
    try {
      return play(shell, tour);
    } catch (DemoException failure) {
      shell.err().println("pgbailiff: demo: " + failure.getMessage());
      return ExitCode.LEFT.code();
    }
  }

  private static int play(Shell shell, boolean tour) {
    try (var postgres = DemoPostgres.start();
        var _ = postgres.startWorkload()) {
      boolean terminal = Screens.isTerminal();
      if (tour || (!terminal && !hasInput())) {
        return new Tour(shell, postgres).play();
      }
      if (!terminal) {
        // Whoever types takes longer than the workload to get stuck; a file does not.
        new LockQueue(postgres).await();
      }
      chat(shell, postgres);
      return 0;
    }
  }

  /** Without a terminal, commands may come from a pipe or a file. */
  private static boolean hasInput() {
    try {
      System.in.mark(1);
      int first = System.in.read();
      System.in.reset();
      return first >= 0;
    } catch (IOException e) {
      throw new UncheckedIOException("standard input cannot be read", e);
    }
  }

  private static void chat(Shell shell, DemoPostgres postgres) {
    try (var _ = ChatLog.of(shell.environment(), Screens.isTerminal(), shell.err());
        Screen screen = screen(shell);
        var demo = DemoProgram.start(postgres, screen, HOST)) {
      WordWrap.words(WELCOME, screen.width()).forEach(line -> screen.print(line + "\n"));
      demo.chat().run();
    }
  }

  private static Screen screen(Shell shell) {
    return Screens.isTerminal()
        ? Screens.open(shell.environment(), Optional.empty())
        : new PlainScreen(System.in, shell.out(), Screens.width(shell.environment(), false), false);
  }
}
