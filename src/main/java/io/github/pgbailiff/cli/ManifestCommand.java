package io.github.pgbailiff.cli;

import io.github.pgbailiff.chat.AppManifest;
import io.github.pgbailiff.chat.ConfiguredPlatform;
import io.github.pgbailiff.chat.PlatformType;
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
import java.util.stream.Collectors;

/** {@code manifest}: the app, as a chat makes one from a text. */
public final class ManifestCommand implements ProgramCommand {
  private static final String NAME = "manifest";

  private final List<PlatformType<?>> platforms;

  /**
   * @param platforms the kinds of chat, of which some make an app from a text
   */
  public ManifestCommand(List<PlatformType<?>> platforms) {
    this.platforms = platforms.stream().filter(it -> it.manifest().isPresent()).toList();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String usage() {
    return NAME + " " + platforms.stream().map(PlatformType::name).collect(Collectors.joining("|"));
  }

  @Override
  public String summary() {
    return platforms.stream()
        .map(PlatformType::title)
        .collect(Collectors.joining(" or ", "the ", " app manifest"));
  }

  @Override
  public int run(Shell shell, Arguments arguments) {
    Format format = arguments.format(Format.TABLE, Format.JSON);
    List<String> words = ProgramOptions.flags(arguments).words();
    PlatformType<?> type =
        platforms.stream()
            .filter(it -> words.equals(List.of(it.name())))
            .findFirst()
            .orElseThrow(() -> new UsageException("manifest: of what? there is: " + usage()));
    AppManifest manifest = configured(type, shell, arguments).manifest().orElseThrow();
    manifest.remark().ifPresent(it -> shell.err().println("pgbailiff: " + it));
    shell
        .out()
        .println((format == Format.JSON ? manifest.json() : manifest.yaml()).stripTrailing());
    return shell.answered(ExitCode.DONE.code());
  }

  /** The app is made before there are tokens, so that a configuration need not be whole yet. */
  private static ConfiguredPlatform<?> configured(
      PlatformType<?> type, Shell shell, Arguments arguments) {
    try {
      return Configurations.read(shell, arguments).platforms().stream()
          .filter(it -> it.name().equals(type.name()))
          .findFirst()
          .orElseGet(() -> ConfiguredPlatform.without(type));
    } catch (ConfigurationException e) {
      shell
          .err()
          .printf(
              "pgbailiff: %s does not load yet; this is the app for the defaults of the section %s%n",
              Configurations.file(shell, arguments), type.name());
      return ConfiguredPlatform.without(type);
    }
  }
}
