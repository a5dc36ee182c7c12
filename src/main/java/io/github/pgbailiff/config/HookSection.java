package io.github.pgbailiff.config;

import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.config.schema.ConfigNode;
import io.github.pgbailiff.config.yaml.YamlNode;
import io.github.pgbailiff.hook.HookSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One item of {@code hooks}. */
record HookSection(ConfigNode section, DefinedNames names) {
  private static final int SHORTEST_TOKEN = 16;

  HookSettings read() {
    section.at("token").ifPresent(HookSection::token);
    return new HookSettings(
        section.text("name").orElse(""), section.text("token").orElse(""), mappings());
  }

  private static void token(ConfigNode token) {
    if (token.text().filter(it -> it.length() < SHORTEST_TOKEN).isPresent()) {
      token.complain(
          "is shorter than %d characters, which can be guessed".formatted(SHORTEST_TOKEN));
    }
  }

  private List<HookSettings.Mapping> mappings() {
    List<HookSettings.Mapping> mappings = new ArrayList<>();
    for (ConfigNode item : section.items("clusters")) {
      if (item.node() instanceof YamlNode.Mapping) {
        mappings.add(mapping(item));
      }
    }
    return mappings;
  }

  private HookSettings.Mapping mapping(ConfigNode item) {
    item.at("cluster")
        .filter(it -> it.text().filter(name -> !names.clusters().contains(name)).isPresent())
        .ifPresent(it -> it.unknown("no cluster", names.clusters()));
    Map<String, Glob> when = new LinkedHashMap<>();
    item.entries("when")
        .forEach((label, value) ->
            value
                .text()
                .ifPresent(text -> {
                  if (text.length() > Glob.LONGEST) {
                    value.complain("a pattern of more than %d characters".formatted(Glob.LONGEST));
                  }
                  when.put(label, new Glob(text));
                }));
    if (when.isEmpty()) {
      item.complain("matches every alert; when: needs a label such as {instance: \"db1.*\"}");
    }
    return new HookSettings.Mapping(when, item.text("cluster").orElse(""));
  }
}
