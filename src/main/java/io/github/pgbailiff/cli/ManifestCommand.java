package io.github.pgbailiff.cli;

import io.github.pgbailiff.chat.slack.SlackManifest;
import io.github.pgbailiff.chat.slack.api.SlackSettings;
import io.github.pgbailiff.config.ConfigurationException;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.shell.Arguments;
import io.github.pgbailiff.shell.Arguments.Format;
import io.github.pgbailiff.shell.Arguments.UsageException;
import io.github.pgbailiff.shell.Configurations;
import io.github.pgbailiff.shell.ProgramCommand;
import io.github.pgbailiff.shell.ProgramOptions;
import io.github.pgbailiff.shell.Shell;
import java.util.List;
import java.util.Optional;

/** {@code manifest slack}: the Slack app, as Slack makes one from a text. */
public final class ManifestCommand implements ProgramCommand {
  private static final String NAME = "manifest";
  private static final String COMMAND = "/pg";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String usage() {
    return NAME + " slack";
  }

  @Override
  public String summary() {
    return "the Slack app manifest";
  }

  @Override
  public int run(Shell shell, Arguments arguments) {
    Format format = arguments.format(Format.TABLE, Format.JSON);
    List<String> words = ProgramOptions.flags(arguments).words();
    if (!words.equals(List.of("slack"))) {
      throw new UsageException("manifest: of what? there is: manifest slack");
    }
    SlackManifest manifest = manifest(shell, slack(shell, arguments));
    shell
        .out()
        .println((format == Format.JSON ? manifest.json() : manifest.yaml()).stripTrailing());
    shell.out().flush();
    return ExitCode.DONE.code();
  }

  private static SlackManifest manifest(Shell shell, Optional<SlackSettings> slack) {
    var mode = slack.map(SlackSettings::mode).orElse(SlackSettings.Mode.SOCKET);
    if (mode == SlackSettings.Mode.HTTP) {
      shell
          .err()
          .println(
              "pgbailiff: put the address at which Slack reaches you in place of "
                  + SlackManifest.EXAMPLE_ADDRESS);
    }
    return new SlackManifest(
        mode, slack.map(SlackSettings::command).orElse(COMMAND), SlackManifest.EXAMPLE_ADDRESS);
  }

  /** The app is made before there are tokens, so that a configuration need not be whole yet. */
  private static Optional<SlackSettings> slack(Shell shell, Arguments arguments) {
    try {
      return Configurations.read(shell, arguments).slack();
    } catch (ConfigurationException e) {
      shell
          .err()
          .printf(
              "pgbailiff: %s does not load yet; this is the app for mode: socket and the command %s%n",
              Configurations.file(shell, arguments), COMMAND);
      return Optional.empty();
    }
  }
}
