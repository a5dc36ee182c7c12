package io.github.pgbailiff.command.parse;

import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Counts;
import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.command.text.QuotedText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The one text for a command: cards echo it, and it parses to the same command again. */
public final class CanonicalText {
  private final Command command;
  private final boolean forRecord;

  private CanonicalText(Command command, boolean forRecord) {
    this.command = command;
    this.forRecord = forRecord;
  }

  /** The text that means this command: it parses to an equal one. */
  public static String of(Command command) {
    return new CanonicalText(command, false).text();
  }

  /** As {@link #of}, but the text of a query only as its length, since it may hold anything. */
  public static String forRecord(Command command) {
    return new CanonicalText(command, true).text();
  }

  /** The filters of a command in words; the text of a query only as its length. */
  public static String filters(Command command) {
    var text = new CanonicalText(command, true);
    return command.conditions().stream().map(text::condition).collect(Collectors.joining(" "));
  }

  private String text() {
    List<String> words = new ArrayList<>();
    words.add(command.verb().name());
    command.argument().ifPresent(words::add);
    command.confirmation().ifPresent(words::add);
    if (!command.clusters().isEmpty()) {
      words.add(clusters());
    }
    if (command.all()) {
      words.add("all");
    }
    command.pids().forEach(pid -> words.add(String.valueOf(pid)));
    command.conditions().forEach(condition -> words.add(condition(condition)));
    command.options().texts().forEach((key, text) -> words.add(key + ":" + QuotedText.text(text)));
    return String.join(" ", words);
  }

  private String clusters() {
    String text =
        command.clusters().stream().map(QuotedText::cluster).collect(Collectors.joining(","));
    return QuotedText.quoted(text);
  }

  private String condition(Condition condition) {
    String value =
        switch (condition) {
          case Condition.OneOf oneOf -> QuotedText.quoted(bang(oneOf.negated()) + list(oneOf));
          case Condition.Contains contains -> contains(contains);
          case Condition.AtLeast atLeast -> Durations.format(atLeast.duration());
          case Condition.AtLeastMany atLeast -> Counts.format(atLeast.count());
        };
    return condition.key() + ":" + value;
  }

  private static String list(Condition.OneOf oneOf) {
    return oneOf.globs().stream().map(QuotedText::element).collect(Collectors.joining(","));
  }

  private String contains(Condition.Contains contains) {
    String bang = bang(contains.negated());
    if (forRecord) {
      return "%s(%d characters)".formatted(bang, contains.text().length());
    }
    return QuotedText.quoted(bang + QuotedText.substring(contains.text()));
  }

  private static String bang(boolean negated) {
    return negated ? "!" : "";
  }
}
