package io.github.pgbailiff.command;

import io.github.pgbailiff.command.Declaration.Positional;
import java.util.List;
import java.util.Set;

/** Verbs of every shape that the grammar knows. */
public final class Verbs {
  static final Declaration SESSIONS =
      verb(
          "sessions",
          List.of("ps", "activity"),
          Effect.READ,
          List.of(Positional.CLUSTERS, Positional.PIDS),
          Keys.of(Keys.FILTERS, Keys.VIEWS));
  static final Declaration SESSION =
      verb(
          "session",
          List.of("show"),
          Effect.READ,
          List.of(Positional.CLUSTERS, Positional.PID),
          List.of(Keys.LITERALS));
  public static final Declaration TERMINATE =
      verb(
          "terminate",
          List.of("kill"),
          Effect.TERMINATE,
          List.of(Positional.CLUSTERS, Positional.PIDS),
          Keys.with(Keys.of(Keys.FILTERS, Keys.ACTING), Keys.GENTLY));
  static final Declaration BLOCK =
      verb(
          "block",
          List.of("cordon"),
          Effect.BLOCK,
          List.of(Positional.CLUSTERS),
          Keys.with(List.of(Keys.DB, Keys.USER), Keys.FOR, Keys.REASON));
  static final Declaration CLUSTERS =
      verb("clusters", List.of(), Effect.READ, List.of(Positional.CLUSTERS), List.of());
  static final Declaration APPROVE =
      verb(
          "approve",
          List.of(),
          Effect.DECIDE,
          List.of(Positional.REQUEST, Positional.CONFIRMATION),
          List.of(Keys.REASON));
  static final Declaration AUDIT =
      verb(
          "audit",
          List.of(),
          Effect.AUDIT,
          List.of(),
          Keys.audit(List.of("sessions", "terminate", "block")));
  static final Declaration HELP =
      verb("help", List.of(), Effect.READ, List.of(Positional.VERB), List.of());

  public static final List<Declaration> ALL =
      List.of(SESSIONS, SESSION, TERMINATE, BLOCK, CLUSTERS, APPROVE, AUDIT, HELP);

  private Verbs() {}

  private static Declaration verb(
      String name,
      List<String> aliases,
      Effect effect,
      List<Positional> positionals,
      List<Key> keys) {
    return new Declaration(
        name, aliases, "does " + name, Set.of(effect), positionals, keys, List.of(name));
  }
}
