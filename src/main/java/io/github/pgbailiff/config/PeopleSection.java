package io.github.pgbailiff.config;

import io.github.pgbailiff.command.Person;
import io.github.pgbailiff.config.schema.ConfigNode;
import io.github.pgbailiff.config.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The section {@code people}. */
final class PeopleSection {
  private static final List<String> PLATFORMS = List.of("slack", "discord", "terminal");
  private final Map<String, String> owners = new HashMap<>();

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
    for (String platform : PLATFORMS) {
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
