package io.github.pgbailiff.config;

import io.github.pgbailiff.chat.ConfiguredPlatform;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Key;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.command.parse.Filters;
import io.github.pgbailiff.config.schema.ConfigNode;
import io.github.pgbailiff.owner.Owner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One item of {@code owners}: whose sessions, and a channel for each platform. */
record OwnerSection(ConfigNode section, List<ConfiguredPlatform<?>> chats) {
  private static final List<Key> KEYS = List.of(Keys.APP, Keys.USER, Keys.DB);

  Owner read() {
    List<Condition.OneOf> sessions = new ArrayList<>();
    Map<String, String> channels = new LinkedHashMap<>();
    section
        .entries()
        .forEach((name, value) -> {
          Optional<Key> key = KEYS.stream().filter(it -> it.name().equals(name)).findFirst();
          if (key.isPresent()) {
            filter(key.get(), value).ifPresent(sessions::add);
          } else if (chats.stream().anyMatch(it -> it.name().equals(name))) {
            value.text().ifPresent(id -> channels.put(name, id));
            DefinedNames.complainWithoutSection(value, name, chats);
          } else {
            value.complain(
                "%s is neither a filter nor a chat; there are %s"
                    .formatted(name, String.join(" ", known())));
          }
        });
    complain(sessions.isEmpty(), channels.isEmpty());
    return new Owner(sessions, channels);
  }

  private void complain(boolean ownsAll, boolean isToldNowhere) {
    if (ownsAll) {
      section.complain("owns every session; one of app, user and db would be right");
    }
    if (isToldNowhere) {
      section.complain("is told nowhere; a channel such as {slack: C0SHOP001} would be right");
    }
  }

  private List<String> known() {
    return Stream.concat(KEYS.stream().map(Key::name), chats.stream().map(ConfiguredPlatform::name))
        .toList();
  }

  private static Optional<Condition.OneOf> filter(Key key, ConfigNode value) {
    try {
      return value
          .text()
          .map(text -> Filters.read(key, text))
          .filter(Condition.OneOf.class::isInstance)
          .map(Condition.OneOf.class::cast);
    } catch (UserMistake e) {
      value.complain(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
