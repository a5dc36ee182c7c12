package io.github.pgbailiff.config;

import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Key;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.NearestWord;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.command.parse.ClusterNames;
import io.github.pgbailiff.command.parse.Filters;
import io.github.pgbailiff.config.schema.ConfigNode;
import io.github.pgbailiff.config.yaml.YamlNode;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.postgres.connection.ClusterSettings.Connect;
import io.github.pgbailiff.postgres.connection.ManagedSessions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One item of {@code clusters}. */
record ClusterSection(ConfigNode section, DefinedNames names) {

  static final String ALWAYS = "always";
  static final String WHEN_USED = "when_used";

  ClusterSettings read() {
    section.at("name").ifPresent(ClusterSection::name);
    section.at("url").ifPresent(JdbcUrls::check);
    return new ClusterSettings(
        new Cluster(section.text("name").orElse(""), labels()),
        section.text("url").orElse(""),
        section.text("username"),
        PasswordSection.of(section),
        section.text("connect").filter(WHEN_USED::equals).isPresent()
            ? Connect.WHEN_USED
            : Connect.ALWAYS,
        section.items("protect").stream().flatMap(ClusterSection::protect).toList());
  }

  private static void name(ConfigNode name) {
    name.text()
        .flatMap(ClusterNames::objection)
        .ifPresent(why -> name.complain(name.shown() + " is no name for a cluster: it " + why));
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    section
        .entries("labels")
        .forEach((name, value) -> {
          label(name, value);
          value.text().ifPresent(text -> labels.put(name, text));
        });
    return labels;
  }

  private void label(String name, ConfigNode value) {
    if (names.keys().stream().anyMatch(name::equalsIgnoreCase)) {
      value.complain("a label cannot be called like the key %s of commands".formatted(name));
    } else {
      DefinedNames.unreadable(name)
          .or(() -> ClusterNames.labelObjection(name))
          .ifPresent(
              why -> value.complain("\"%s\" is no name for a label: it %s".formatted(name, why)));
    }
  }

  private static Stream<List<Condition>> protect(ConfigNode entry) {
    return entry.node() instanceof YamlNode.Scalar
        ? ManagedSessions.ENTRIES.stream().filter(_ -> entry.text().isPresent())
        : Stream.of(filters(entry));
  }

  private static List<Condition> filters(ConfigNode entry) {
    List<Condition> conditions = new ArrayList<>();
    if (entry.entries().isEmpty() && entry.node() instanceof YamlNode.Mapping) {
      entry.complain("protects nothing; a filter such as {user: replicator} would be right");
    }
    entry.entries().forEach((name, value) -> condition(name, value).ifPresent(conditions::add));
    return conditions;
  }

  private static Optional<Condition> condition(String name, ConfigNode value) {
    Optional<Key> key = Keys.FILTERS.stream().filter(k -> k.name().equals(name)).findFirst();
    if (key.isEmpty()) {
      List<String> filters = Keys.FILTERS.stream().map(Key::name).toList();
      value.complain(
          "no such filter; there are %s%s"
              .formatted(
                  String.join(" ", filters), NearestWord.question(NearestWord.of(name, filters))));
      return Optional.empty();
    }
    try {
      return value.text().map(text -> Filters.read(key.get(), text));
    } catch (UserMistake e) {
      value.complain(e.getMessage().substring(name.length() + 2));
      return Optional.empty();
    }
  }
}
