package io.github.pgbailiff.demo.tour;

import io.github.pgbailiff.chat.terminal.PlainScreen;
import io.github.pgbailiff.chat.terminal.Screens;
import io.github.pgbailiff.demo.server.DemoPostgres;
import io.github.pgbailiff.demo.server.DemoProgram;
import io.github.pgbailiff.shell.Shell;
import java.time.Duration;

/** Scenes that play by themselves: what ann and bob see in the worst hour of their week. */
public final class Tour {
  private static final String HOST = "demo";

  /** How long a request that hits billing stays open. */
  private static final Duration HASTE = Duration.ofSeconds(3);

  private final Shell shell;
  private final DemoPostgres postgres;

  public Tour(Shell shell, DemoPostgres postgres) {
    this.shell = shell;
    this.postgres = postgres;
  }

  /** Plays all of it; 0 when the record turned out as it should. */
  public int play() {
    var hands = new TourScreen(new TourScript(postgres).lines(), shell.out());
    int width = Screens.width(shell.environment(), false);
    var screen = new PlainScreen(hands, hands.out(), width, false);
    try (var demo = DemoProgram.start(postgres, screen, HOST, HASTE)) {
      demo.chat().run();
    }
    return new TourRecord(shell, postgres).check();
  }
}
