package io.github.pgbailiff.cli.completion;

import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.shell.ProgramCommand;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The completion of one shell: its template among the resources, with the words of every command
 * and verb in it.
 */
public enum CompletionScript {
  BASH("pgbailiff", " "),
  ZSH("_pgbailiff", "\n"),
  FISH("pgbailiff.fish", "\n");

  private final String file;
  private final String betweenNames;

  CompletionScript(String file, String betweenNames) {
    this.file = file;
    this.betweenNames = betweenNames;
  }

  /** The one for the shell of this name. */
  public static Optional<CompletionScript> of(String shell) {
    return Stream.of(values()).filter(it -> it.shell().equals(shell)).findFirst();
  }

  public String shell() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name under which the shell finds it. */
  public String file() {
    return file;
  }

  /** The script for these commands and verbs. */
  public String text(List<ProgramCommand> commands, List<Declaration> verbs) {
    List<OfferedWord> offered =
        Stream.concat(commands.stream().map(OfferedWord::of), verbs.stream().map(OfferedWord::of))
            .toList();
    return Templates.read("completion." + shell())
        .replace("@NAMES@", joined(offered, betweenNames, this::name))
        .replace("@WORDS@", joined(offered, "\n", this::words));
  }

  private static String joined(
      List<OfferedWord> offered, String between, Function<OfferedWord, String> line) {
    return offered.stream().map(line).collect(Collectors.joining(between));
  }

  private String name(OfferedWord word) {
    return switch (this) {
      case BASH -> word.name();
      case ZSH -> zshName(word);
      case FISH -> fishName(word);
    };
  }

  private String words(OfferedWord word) {
    return switch (this) {
      case BASH -> bash(word);
      case ZSH -> zsh(word);
      case FISH -> fish(word);
    };
  }

  private static String bash(OfferedWord word) {
    return "      %s) offered='%s'%s ;;"
        .formatted(
            String.join(" | ", word.names()),
            String.join(" ", following(word)),
            word.clusters() ? " clusters=yes" : "");
  }

  private static String zshName(OfferedWord word) {
    return "        %s".formatted(quoted(word.name() + ":" + word.summary(), "'\\''"));
  }

  private static String zsh(OfferedWord word) {
    return "    %s) offered=(%s) values=(%s)%s ;;"
        .formatted(
            String.join(" | ", word.names()),
            String.join(" ", word.following()),
            String.join(" ", word.values()),
            word.clusters() ? " clusters=yes" : "");
  }

  private static String fishName(OfferedWord word) {
    return "complete -c pgbailiff -n __fish_use_subcommand -a %s -d %s"
        .formatted(word.name(), quoted(word.summary(), "\\'"));
  }

  private static String fish(OfferedWord word) {
    String condition = "__fish_seen_subcommand_from " + String.join(" ", word.names());
    String clusters =
        word.clusters() ? " (pgbailiff completion clusters 2>/dev/null </dev/null)" : "";
    return "complete -c pgbailiff -n '%s' -a '%s%s'"
        .formatted(condition, String.join(" ", following(word)), clusters);
  }

  private static List<String> following(OfferedWord word) {
    return Stream.concat(word.following().stream(), word.values().stream()).toList();
  }

  private static String quoted(String text, String quote) {
    return "'" + text.replace("'", quote) + "'";
  }
}
