package io.github.pgbailiff.command.parse;

import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.Options;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A command that was kept with a request, to be asked for again. */
public final class KeptCommand {
  private KeptCommand() {}

  /**
   * The command with a reason of its own.
   *
   * @return empty when it looks at texts of queries: they are not kept
   */
  public static Optional<Command> of(Command command, Optional<String> reason) {
    if (command.conditions().stream().anyMatch(Condition.Contains.class::isInstance)) {
      return Optional.empty();
    }
    Map<String, String> texts = new LinkedHashMap<>(command.options().texts());
    texts.remove(Keys.REASON.name());
    texts.remove(Keys.BREAK_GLASS.name());
    reason.ifPresent(it -> texts.put(Keys.REASON.name(), it));
    return Optional.of(command.withOptions(new Options(texts)));
  }
}
