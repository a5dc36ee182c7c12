package io.github.pgbailiff.access;

import io.github.pgbailiff.command.Glob;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A grant's list of databases or users.
 *
 * @param globs empty means all
 * @param negated none of these
 */
public record GlobList(List<Glob> globs, boolean negated) {
  /** That of all. */
  public static final GlobList ALL = new GlobList(List.of(), false);

  public GlobList {
    globs = List.copyOf(globs);
  }

  /** Any of these. */
  public static GlobList of(Glob... globs) {
    return new GlobList(List.of(globs), false);
  }

  /** Whether nothing is left out, not even what has no name. */
  public boolean areAll() {
    return globs.isEmpty()
        || (!negated && globs.stream().anyMatch(glob -> glob.source().equals("*")));
  }

  /** Whether an allowing grant reaches the name; without a name only a list of all does. */
  boolean allow(Optional<String> name) {
    return areAll() || (name.isPresent() && matches(name.get()));
  }

  /** Whether a denying grant reaches the name; what has no name is outside every list of names. */
  boolean deny(Optional<String> name) {
    return areAll() || name.map(this::matches).orElse(negated);
  }

  private boolean matches(String name) {
    return globs.stream().anyMatch(glob -> glob.matches(name)) != negated;
  }

  /** What several of them together leave out, in words; empty where there is none. */
  static Optional<String> shortfall(List<GlobList> lists) {
    Optional<GlobList> most = lists.stream().filter(GlobList::negated).findFirst();
    String only =
        lists.stream()
            .flatMap(it -> it.globs().stream())
            .map(Glob::source)
            .distinct()
            .collect(Collectors.joining(", "));
    return lists.isEmpty()
        ? Optional.empty()
        : Optional.of(
            most.map(it -> "leaves out " + it.names()).orElse("is for " + only + " alone"));
  }

  private String names() {
    return globs.stream().map(Glob::source).collect(Collectors.joining(", "));
  }

  /** As configuration writes it: {@code !a,b}. */
  String words() {
    String list = globs.stream().map(Glob::source).collect(Collectors.joining(","));
    return areAll() ? "*" : (negated ? "!" : "") + list;
  }
}
