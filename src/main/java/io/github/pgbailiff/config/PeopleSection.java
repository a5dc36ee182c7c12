package io.github.pgbailiff.config;

import io.github.pgbailiff.chat.PlatformType;
import io.github.pgbailiff.command.Person;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.config.schema.ConfigNode;
import io.github.pgbailiff.config.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The section {@code people}. */
final class PeopleSection {
  private final List<String> platforms;
  private final Map<String, String> owners = new HashMap<>();

  PeopleSection(List<PlatformType<?>> chats) {
    this.platforms =
        Stream.concat(chats.stream().map(PlatformType::name), Stream.of(Place.TERMINAL)).toList();
  }

  List<Person> read(ConfigNode file) {
    List<Person> people = new ArrayList<>();
    for (ConfigNode section : file.items("people")) {
      if (section.node() instanceof YamlNode.Mapping) {
        people.add(person(section));
      }
    }
    return people;
  }

  private Person person(ConfigNode section) {
    String name = section.text("name").orElse("");
    Map<String, String> identities = new LinkedHashMap<>();
    for (String platform : platforms) {
      section.text(platform).ifPresent(id -> identities.put(platform, id));
      section.at(platform).ifPresent(setting -> owned(setting, platform, name));
    }
    return new Person(name, identities, section.texts("postgres"));
  }

  private void owned(ConfigNode setting, String platform, String name) {
    setting
        .text()
        .map(id -> owners.putIfAbsent(platform + ":" + id, name))
        .ifPresent(
            owner -> setting.complain(setting.shown() + " belongs to " + owner + " already"));
  }
}
