package io.github.pgbailiff.rules;

import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Glob;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The match of rules with one change. */
record RuleMatch(
    Change change,
    @Nullable Declaration verb,
    Map<String, Cluster> clusters,
    Map<String, Integer> recent) {

  /**
   * To open again what was shut is covered only where it is named; to have it end sooner than it
   * would is to open it.
   */
  private static final String UNBLOCK = "unblock";

  /**
   * The reach of a change: a session, or everything that a block keeps out.
   *
   * @param everyDatabase it is not about one database
   */
  private record Reached(
      Optional<String> database, boolean everyDatabase, Optional<String> user, boolean everyUser) {}

  boolean of(Rule.When when) {
    List<Part> parts = selected(when);
    return names(when.verbs())
        && parts.stream().anyMatch(part -> reaches(part, when))
        && (when.sessionsOver().isEmpty() || sessions(parts) > when.sessionsOver().getAsInt());
  }

  /** Why a rule that matches asks, in words: {@code terminate on prod-*}. */
  String why(Rule.When when) {
    String what = when.verbs().isEmpty() ? "every change" : String.join(", ", when.verbs());
    String most =
        when.sessionsOver().isPresent()
            ? " of more than %d session%s, and with those of the last 15m it is %d"
                .formatted(
                    when.sessionsOver().getAsInt(),
                    when.sessionsOver().getAsInt() == 1 ? "" : "s",
                    sessions(selected(when)))
            : "";
    return (what.equals("*") ? "every change" : what)
        + listed(" on ", when.clusters())
        + listed(" in database ", when.databases().stream().map(Glob::source).toList())
        + listed(" of user ", when.users().stream().map(Glob::source).toList())
        + most;
  }

  private static String listed(String before, List<?> names) {
    return names.isEmpty()
        ? ""
        : names.stream().map(Object::toString).collect(Collectors.joining(", ", before, ""));
  }

  private List<Part> selected(Rule.When when) {
    return change.parts().stream().filter(part -> isSelected(part, when)).toList();
  }

  private boolean names(List<String> words) {
    return words.isEmpty()
        || words.contains("*")
        || words.contains(change.verb())
        || (words.contains(UNBLOCK) && change.parts().stream().anyMatch(Part::opensSooner))
        || (verb != null
            && !verb.name().equals(UNBLOCK)
            && verb.effects().stream().map(Effect::word).anyMatch(words::contains));
  }

  private boolean isSelected(Part part, Rule.When when) {
    return when.isAbout(
        clusters.getOrDefault(part.cluster(), new Cluster(part.cluster(), Map.of())));
  }

  private long sessions(List<Part> parts) {
    return parts.stream()
        .mapToLong(part -> part.targets().size() + recent.getOrDefault(part.cluster(), 0))
        .sum();
  }

  private static boolean reaches(Part part, Rule.When when) {
    return (when.databases().isEmpty() && when.users().isEmpty())
        || reached(part)
            .anyMatch(it ->
                selects(when.databases(), it.database(), it.everyDatabase())
                    && selects(when.users(), it.user(), it.everyUser()));
  }

  private static boolean selects(List<Glob> globs, Optional<String> name, boolean every) {
    return globs.isEmpty()
        || every
        || globs.stream().anyMatch(glob -> glob.source().equals("*"))
        || name.filter(it -> globs.stream().anyMatch(glob -> glob.matches(it))).isPresent();
  }

  private static Stream<Reached> reached(Part part) {
    return Stream.concat(
        part.targets().stream().map(it -> new Reached(it.database(), false, it.user(), false)),
        part.steps().stream().flatMap(step -> step.blockTarget().map(RuleMatch::behind).stream()));
  }

  private static Reached behind(BlockTarget target) {
    Optional<String> database = target.databaseName();
    Optional<String> role = target.roleName();
    return new Reached(database, database.isEmpty(), role, role.isEmpty());
  }
}
