package io.github.pgbailiff.bot.flow;

import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.parse.CanonicalText;
import io.github.pgbailiff.reply.Reply;
import java.util.Set;

/** The words below an answer that say how it was asked, and in public by whom. */
final class AskedWords {
  /** What the public does not read of anything. */
  private static final Set<String> HIDDEN = Set.of(Keys.QUERY.name(), Keys.CLIENT.name());

  private AskedWords() {}

  /** The report with those words, where it is about what is read in a chat. */
  static Reply.Report below(Reply.Report report, Asked asked) {
    Command command = asked.command();
    boolean chat = asked.invocation().place().host().isEmpty();
    if (!chat || !command.verb().keys().contains(Keys.PUBLIC)) {
      return report;
    }
    boolean toEverybody = command.options().flag(Keys.PUBLIC.name());
    return report.noting(toEverybody ? inPublic(asked) : CanonicalText.of(command));
  }

  private static String inPublic(Asked asked) {
    Command command = asked.command();
    Command told =
        command.withConditions(
            command.conditions().stream().filter(it -> !HIDDEN.contains(it.key())).toList());
    String more = told.conditions().size() == command.conditions().size() ? "" : " …";
    String name = asked.asker().person().map(it -> it.name()).orElse(asked.asker().actor().name());
    return "%s asked: %s%s"
        .formatted(name, CanonicalText.of(told).replace(" public:yes", ""), more);
  }
}
