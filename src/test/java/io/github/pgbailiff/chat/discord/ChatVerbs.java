package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Declaration.Positional;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Key;
import io.github.pgbailiff.command.Keys;
import java.util.List;
import java.util.Set;

/** Verbs of the shapes and number that a command tree has to hold. */
final class ChatVerbs {
  private static final List<Positional> CLUSTER = List.of(Positional.CLUSTERS);
  private static final List<Positional> TARGETS = List.of(Positional.CLUSTERS, Positional.PIDS);
  private static final List<Key> ACTING = Keys.of(Keys.FILTERS, Keys.ACTING);

  static final List<Declaration> ALL =
      List.of(
          verb("sessions", Effect.READ, TARGETS, Keys.of(Keys.FILTERS, Keys.VIEWS)),
          verb(
              "session",
              Effect.READ,
              List.of(Positional.CLUSTERS, Positional.PID),
              List.of(Keys.LITERALS)),
          verb("locks", Effect.READ, TARGETS, Keys.of(Keys.FILTERS, Keys.VIEWS)),
          verb("usage", Effect.READ, CLUSTER, Keys.of(Keys.FILTERS, List.of(Keys.PUBLIC))),
          verb("clusters", Effect.READ, CLUSTER, List.of(Keys.PUBLIC)),
          verb("cancel", Effect.CANCEL, TARGETS, ACTING),
          verb("terminate", Effect.TERMINATE, TARGETS, Keys.with(ACTING, Keys.GENTLY)),
          verb("block", Effect.BLOCK, CLUSTER, blocking()),
          verb("unblock", Effect.BLOCK, CLUSTER, blocking()),
          verb("drain", Effect.BLOCK, CLUSTER, Keys.with(blocking(), Keys.GENTLY, Keys.KEEP)),
          verb("blocks", Effect.READ, CLUSTER, List.of(Keys.PUBLIC)),
          verb("requests", Effect.READ, CLUSTER, List.of(Keys.PUBLIC)),
          verb(
              "approve",
              Effect.DECIDE,
              List.of(Positional.REQUEST, Positional.CONFIRMATION),
              List.of()),
          verb("deny", Effect.DECIDE, List.of(Positional.REQUEST), List.of(Keys.REASON)),
          verb("withdraw", Effect.DECIDE, List.of(Positional.REQUEST), List.of()),
          verb(
              "audit",
              Effect.AUDIT,
              List.of(),
              Keys.audit(List.of("sessions", "terminate", "block"))),
          verb("whoami", Effect.READ, List.of(), List.of()),
          verb("help", Effect.READ, List.of(Positional.VERB), List.of()));

  private ChatVerbs() {}

  private static List<Key> blocking() {
    return Keys.with(Keys.of(List.of(Keys.DB, Keys.USER), Keys.ACTING), Keys.FOR);
  }

  static Declaration named(String name) {
    return ALL.stream().filter(verb -> verb.name().equals(name)).findFirst().orElseThrow();
  }

  private static Declaration verb(
      String name, Effect effect, List<Positional> positionals, List<Key> keys) {
    String summary = "what a summary of " + name + " says, in one line of usual length";
    return new Declaration(
        name, List.of(), summary, Set.of(effect), positionals, keys, List.of(name));
  }
}
