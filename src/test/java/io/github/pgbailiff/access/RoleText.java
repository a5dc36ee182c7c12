package io.github.pgbailiff.access;

import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Glob;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Roles written as text: {@code VERBS @CLUSTERS db:NAMES user:NAMES}, several with {@code &}. */
final class RoleText {
  static final Cluster PROD = new Cluster("prod-eu", Map.of("env", "prod"));
  static final Cluster DEV = new Cluster("dev", Map.of("env", "dev"));
  static final Actor STRANGER = new Actor("slack", "U9", "Stranger");

  private RoleText() {}

  static Optional<String> name(String session, int part) {
    return Optional.of(session.split("/", -1)[part]).filter(it -> !it.equals("-"));
  }

  static Declaration verb(String name) {
    Set<Effect> effects =
        switch (name) {
          case "cancel" -> Set.of(Effect.CANCEL);
          case "terminate" -> Set.of(Effect.TERMINATE);
          case "block" -> Set.of(Effect.BLOCK);
          case "drain" -> Set.of(Effect.BLOCK, Effect.TERMINATE);
          case "approve", "deny", "withdraw" -> Set.of(Effect.DECIDE);
          case "audit" -> Set.of(Effect.AUDIT);
          default -> Set.of(Effect.READ);
        };
    return new Declaration(name, List.of(), "", effects, List.of(), List.of(), List.of());
  }

  static Role.Members everyone() {
    return new Role.Members(Map.of(), List.of(), true);
  }

  static Role.Members nobody() {
    return members(List.of(), List.of(), List.of());
  }

  static Role.Members members(List<String> slack, List<String> discord, List<String> people) {
    return new Role.Members(groups(slack, discord), people, false);
  }

  private static Map<String, List<String>> groups(List<String> slack, List<String> discord) {
    Map<String, List<String>> groups = new LinkedHashMap<>(Map.of("slack", slack));
    groups.put("discord", discord);
    groups.values().removeIf(List::isEmpty);
    return groups;
  }

  static Role role(
      String name, Role.Members members, @Nullable String allow, @Nullable String deny) {
    return new Role(name, members, grants(allow), grants(deny));
  }

  private static List<Grant> grants(@Nullable String text) {
    return text == null
        ? List.of()
        : Arrays.stream(text.split(" & ", -1)).map(RoleText::grant).toList();
  }

  private static Grant grant(String text) {
    List<String> words = List.of(text.trim().split(" +", -1));
    String databases = after("db:", words);
    String users = after("user:", words);
    return new Grant(
        words.stream().filter(it -> !it.startsWith("@") && !it.contains(":")).toList(),
        list(after("@", words)).stream().map(ClusterPattern::new).toList(),
        globs(databases),
        globs(users));
  }

  private static GlobList globs(String text) {
    return new GlobList(list(text).stream().map(Glob::new).toList(), text.startsWith("!"));
  }

  private static String after(String prefix, List<String> words) {
    return words.stream()
        .filter(it -> it.startsWith(prefix))
        .map(it -> it.substring(prefix.length()))
        .findFirst()
        .orElse("");
  }

  private static List<String> list(String text) {
    String names = text.startsWith("!") ? text.substring(1) : text;
    return names.isEmpty() ? List.of() : List.of(names.split(",", -1));
  }
}
