package io.github.pgbailiff.config;

import io.github.pgbailiff.alert.BuiltInRules;
import io.github.pgbailiff.alert.Contradiction;
import io.github.pgbailiff.alert.WatchRule;
import io.github.pgbailiff.alert.WatchRule.Offer;
import io.github.pgbailiff.alert.WatchRule.Trigger;
import io.github.pgbailiff.alert.WatchSettings;
import io.github.pgbailiff.chat.ConfiguredPlatform;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.parse.CommandParser;
import io.github.pgbailiff.command.parse.ParsedLine;
import io.github.pgbailiff.config.schema.ConfigNode;
import io.github.pgbailiff.config.yaml.YamlNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The section {@code watch}.
 *
 * @param parser of the grammar of commands, in which filters are written
 */
record WatchSection(DefinedNames names, CommandParser parser, List<ConfiguredPlatform<?>> chats) {

  WatchSettings read(ConfigNode file) {
    Optional<ConfigNode> section =
        file.at("watch").filter(it -> it.node() instanceof YamlNode.Mapping);
    List<WatchRule> rules =
        section
            .flatMap(it -> it.at("rules"))
            .map(_ -> rules(section.get()))
            .orElseGet(BuiltInRules::all);
    return new WatchSettings(
        section.flatMap(it -> it.span("every")).orElse(WatchSettings.EVERY), rules, alerts());
  }

  /** The alerts channel of each platform that has one. */
  private Map<String, String> alerts() {
    return chats.stream()
        .filter(it -> it.alerts().isPresent())
        .collect(Collectors.toMap(ConfiguredPlatform::name, it -> it.alerts().orElseThrow()));
  }

  private List<WatchRule> rules(ConfigNode section) {
    var _ = DefinedNames.distinct(section.items("rules"));
    return section.items("rules").stream()
        .filter(it -> it.node() instanceof YamlNode.Mapping)
        .map(this::rule)
        .toList();
  }

  private WatchRule rule(ConfigNode item) {
    if (item.at("sessions").isEmpty() || item.at("count").isPresent()) {
      item.at("offer")
          .filter(it -> !it.text().equals(Optional.of("nothing")))
          .ifPresent(it -> it.complain("ends a session, and the rule tells of clusters"));
    }
    return new WatchRule(
        item.text("name").orElse(""),
        trigger(item),
        item.span("for").orElse(Duration.ZERO),
        GlobLists.clusters(item, names.clusters()),
        item.text("offer")
            .filter(it -> !it.equals("nothing"))
            .map(it -> Offer.valueOf(it.toUpperCase(Locale.ROOT))),
        item.span("again_after").orElse(WatchRule.AGAIN_AFTER),
        channels(item),
        DefinedNames.known(item, "ping", "no role", names.roles()));
  }

  /** Exactly one thing is looked for. */
  private Trigger trigger(ConfigNode item) {
    one(item);
    OptionalInt count = item.count("count");
    if (count.isPresent() && item.at("sessions").isEmpty()) {
      item.at("count").ifPresent(it -> it.complain("counts sessions, and the rule names none"));
    } else if (count.isPresent() && count.getAsInt() == 0) {
      item.at("count").ifPresent(it -> it.complain("0 is always there; at least 1 would be right"));
    }
    if (item.at("connections").isPresent()) {
      return new WatchRule.Connections(percent(item.at("connections").get()));
    }
    return item.at("sessions")
        .<Trigger>map(it ->
            new WatchRule.Sessions(
                filter(it), count.isPresent() ? Optional.of(count.getAsInt()) : Optional.empty()))
        .orElseGet(WatchRule.Unreachable::new);
  }

  private static void one(ConfigNode item) {
    long said =
        Stream.of("sessions", "connections", "unreachable")
            .filter(it -> item.at(it).isPresent())
            .filter(it -> !it.equals("unreachable") || item.flag(it))
            .count();
    if (said != 1) {
      item.complain(
          "looks for %s; one of sessions, connections and unreachable would be right"
              .formatted(said == 0 ? "nothing" : "several things"));
    }
  }

  private static int percent(ConfigNode share) {
    String digits = share.text().orElse("").replace("%", "");
    int percent = digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : 0;
    if (share.text().isPresent() && (percent < 1 || percent > 100)) {
      share.complain(share.shown() + " is no share from 1% to 100%");
    }
    return percent;
  }

  private List<Condition> filter(ConfigNode filter) {
    String text = filter.text().orElse("");
    return switch (parser.parse("sessions " + text)) {
      case ParsedLine.Misunderstood misunderstood -> {
        filter.complain(misunderstood.message());
        yield List.of();
      }
      case ParsedLine.Understood(Command command) -> {
        if (command.conditions().isEmpty()
            || !command.clusters().isEmpty()
            || !command.pids().isEmpty()
            || !command.options().texts().isEmpty()) {
          filter.complain(
              filter.shown() + " is no filter on sessions, such as state:idle-in-txn held:1m");
        }
        Contradiction.in(command.conditions()).ifPresent(filter::complain);
        yield command.conditions();
      }
    };
  }

  private Map<String, String> channels(ConfigNode item) {
    Map<String, String> found = new LinkedHashMap<>();
    item.entries("channels")
        .forEach((platform, channel) -> {
          if (chats.stream().noneMatch(it -> it.name().equals(platform))) {
            List<String> names = chats.stream().map(ConfiguredPlatform::name).toList();
            channel.complain(
                "there is no chat %s; there are %s".formatted(platform, String.join(" ", names)));
          }
          DefinedNames.complainWithoutSection(channel, platform, chats);
          channel.text().ifPresent(id -> found.put(platform, id));
        });
    return found;
  }
}
