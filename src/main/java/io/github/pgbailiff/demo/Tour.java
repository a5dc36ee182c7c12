package io.github.pgbailiff.demo;

import io.github.pgbailiff.chat.terminal.PlainScreen;
import io.github.pgbailiff.chat.terminal.Screens;
import io.github.pgbailiff.cli.Shell;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A few scenes that play by themselves. */
final class Tour {
  private static final String HOST = "demo";
  private final Shell shell;
  private final DemoPostgres postgres;

  Tour(Shell shell, DemoPostgres postgres) {
    this.shell = shell;
    this.postgres = postgres;
  }

  int play() {
    String script = String.join("\n", SCRIPT) + "\n";
    var input = new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8));
    var screen =
        new PlainScreen(input, shell.out(), Screens.width(shell.environment(), false), false);
    try (var demo = DemoProgram.start(postgres, screen, HOST)) {
      demo.chat().run();
    }
    return 0;
  }

  private static final List<String> SCRIPT =
      List.of(
          "sessions prod-eu",
          "locks",
          "usage",
          "terminate app:checkout state:idle-in-txn",
          "1",
          "sessions app:checkout state:any");
}
