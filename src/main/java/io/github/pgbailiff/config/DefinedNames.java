package io.github.pgbailiff.config;

import io.github.pgbailiff.chat.ConfiguredPlatform;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Key;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.config.schema.ConfigNode;
import io.github.pgbailiff.config.yaml.YamlNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The names that one part of the file may use of another.
 *
 * @param verbs names of effects and verbs
 * @param keys names of keys, which labels must not have
 */
record DefinedNames(
    Set<String> verbs,
    Set<String> keys,
    Set<String> clusters,
    Set<String> people,
    Set<String> roles) {

  /** A file may name verbs before the program has them: what it says of them is no mistake. */
  private static final List<String> PLANNED = List.of("block", "unblock", "drain", "blocks");

  static DefinedNames of(
      Collection<Declaration> verbs, ConfigNode file, List<ConfigNode> clusters) {
    Stream<String> effects = Arrays.stream(Effect.values()).map(Effect::word);
    Stream<Key> keys =
        Stream.concat(verbs.stream().flatMap(verb -> verb.keys().stream()), Keys.ALL.stream());
    Stream<String> names = Stream.concat(verbs.stream().map(Declaration::name), PLANNED.stream());
    return new DefinedNames(
        set(Stream.concat(effects, names)),
        set(keys.map(Key::name)),
        distinct(clusters),
        distinct(file.items("people")),
        distinct(file.items("roles")));
  }

  /**
   * The names of a list's items; it complains about those that stand there twice, and those that
   * nobody could read or type.
   */
  static Set<String> distinct(List<ConfigNode> items) {
    Set<String> names = new LinkedHashSet<>();
    for (ConfigNode item : items) {
      if (item.node() instanceof YamlNode.Mapping) {
        item.at("name").ifPresent(name -> name.text().ifPresent(text -> add(text, name, names)));
      }
    }
    return names;
  }

  private static void add(String text, ConfigNode name, Set<String> names) {
    if (!names.add(text)) {
      name.complain(name.shown() + " is there twice; each name once would be right");
    }
    unreadable(text).ifPresent(why -> name.complain(name.shown() + " " + why));
  }

  /** Why a name can be neither read nor typed; empty when it can. */
  static Optional<String> unreadable(String name) {
    return name.codePoints().anyMatch(Character::isISOControl)
        ? Optional.of("holds a line break or another control character")
        : Optional.empty();
  }

  private static Set<String> set(Stream<String> names) {
    return new LinkedHashSet<>(names.toList());
  }

  /** Complains about each name of the list that is not known. */
  static List<String> known(ConfigNode section, String list, String what, Set<String> known) {
    for (ConfigNode item : section.items(list)) {
      if (item.text().filter(text -> !known.contains(text)).isPresent()) {
        item.unknown(what, known);
      }
    }
    return section.texts(list);
  }

  /** Complains of a channel of a chat that pgbailiff is not in. */
  static void complainWithoutSection(
      ConfigNode channel, String platform, List<ConfiguredPlatform<?>> chats) {
    if (chats.stream().anyMatch(it -> it.name().equals(platform) && !it.isConfigured())) {
      channel.complain("nothing is told there: there is no section " + platform);
    }
  }
}
