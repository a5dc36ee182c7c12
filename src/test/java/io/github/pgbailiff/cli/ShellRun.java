package io.github.pgbailiff.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.pgbailiff.Main;
import io.github.pgbailiff.chat.TestPlatforms;
import io.github.pgbailiff.shell.OsUser;
import io.github.pgbailiff.shell.Shell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs command lines in this process as a shell would, with a folder of its own. */
public final class ShellRun {
  private final Path folder;
  private final OsUser user;
  private final Map<String, String> environment;

  public ShellRun(Path folder) {
    this(folder, new OsUser(1000, "ann", true), Map.of());
  }

  public ShellRun(Path folder, OsUser user, Map<String, String> environment) {
    this.folder = folder;
    this.user = user;
    this.environment = environment;
  }

  /** What a command line left behind. */
  public record Ended(int exit, String out, String err) {}

  /** The file that is read unless {@code --config} names another. */
  public Path configuration() {
    return folder.resolve("config").resolve("pgbailiff.yaml");
  }

  public ShellRun configured(String yaml) {
    try {
      Files.createDirectories(configuration().getParent());
      Files.writeString(configuration(), yaml);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Ended run(String... line) {
    var out = new ByteArrayOutputStream();
    Ended ended = into(out, line);
    return new Ended(ended.exit(), out.toString(UTF_8), ended.err());
  }

  /** The same, with a standard output that may be full or closed. */
  Ended into(OutputStream out, String... line) {
    var err = new ByteArrayOutputStream();
    var shell =
        new Shell(
            environment,
            folder,
            TestPlatforms.ALL,
            user,
            "shell-1",
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8));
    int exit = new CommandLine(shell, Main.commands()).run(List.of(line));
    return new Ended(exit, "", err.toString(UTF_8));
  }
}
