package io.github.pgbailiff.change;

import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Key;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.text.QuotedText;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The target of a block as people name it: a database, a role, or a role in a database, by exact
 * names.
 *
 * @param role {@link #PUBLIC} is everybody who has no right of their own; no role can have that
 *     name
 */
public record BlockTargetName(Optional<String> database, Optional<String> role) {
  /** The word for everybody. */
  public static final String PUBLIC = "public";

  public BlockTargetName {
    if (database.isEmpty() && role.filter(name -> !name.equals(PUBLIC)).isEmpty()) {
      throw new IllegalArgumentException("a block is of a database (db:), a role (user:), or both");
    }
  }

  /** The names that a target had when it was frozen. */
  public static BlockTargetName of(BlockTarget target) {
    return new BlockTargetName(
        target.databaseName(), target.everybody() ? Optional.of(PUBLIC) : target.roleName());
  }

  public boolean everybody() {
    return role.filter(PUBLIC::equals).isPresent();
  }

  /** The role; empty for everybody. */
  public Optional<String> named() {
    return role.filter(name -> !name.equals(PUBLIC));
  }

  /** The kind that the functions of {@code grants} keep the state before under. */
  public String kind() {
    return database.isEmpty() ? "role" : role.isEmpty() ? "database" : "connect";
  }

  /** The filters by which commands name it. */
  public List<Condition> conditions() {
    return named((key, name) -> Condition.OneOf.exactly(key, name));
  }

  /** The words by which people name it: {@code db:wiki} and {@code user:blog}. */
  public List<String> typedWords() {
    return named(QuotedText::name);
  }

  /** As people type it: {@code db:wiki user:blog}. */
  public String typed() {
    return String.join(" ", typedWords());
  }

  private <T> List<T> named(BiFunction<Key, String, T> word) {
    return Stream.concat(
            database.map(name -> word.apply(Keys.DB, name)).stream(),
            role.map(name -> word.apply(Keys.USER, name)).stream())
        .toList();
  }

  /** The target in words, such as {@code database wiki for role blog}. */
  public String words() {
    String whose = everybody() ? "PUBLIC" : role.map(name -> "role " + name).orElse("");
    return database
        .map(name -> "database " + name + (whose.isEmpty() ? "" : " for " + whose))
        .orElse(whose);
  }
}
