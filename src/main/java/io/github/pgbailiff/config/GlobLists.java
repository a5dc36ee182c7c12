package io.github.pgbailiff.config;

import io.github.pgbailiff.access.GlobList;
import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.config.schema.ConfigNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lists of names and globs in roles and rules. */
final class GlobLists {

  private GlobLists() {}

  /** Globs, where a {@code !} in front of the first means none of these. */
  static GlobList globs(ConfigNode section, String name) {
    List<ConfigNode> items = section.items(name);
    List<Glob> globs = new ArrayList<>();
    boolean negated = !items.isEmpty() && items.getFirst().text().orElse("").startsWith("!");
    for (ConfigNode item : items) {
      String text = item.text().orElse("*");
      boolean bang = text.startsWith("!");
      if (text.equals("!")) {
        item.complain(item.shown() + " names nobody; ! stands right in front of a name: \"!etl\"");
      } else if (bang && !negated) {
        item.complain(item.shown() + " stands after others; ! in front of the first is for all");
      }
      oneName(item);
      bound(item, text);
      globs.add(new Glob(bang ? text.substring(1) : text));
    }
    return new GlobList(globs, negated);
  }

  /** A list within an item would be a name that nobody has, and {@code !} in front of it all. */
  private static void oneName(ConfigNode item) {
    if (item.text().filter(text -> text.contains(",")).isPresent()) {
      item.complain(item.shown() + " holds a comma; each name is an item of its own: [a, b]");
    }
  }

  private static void bound(ConfigNode item, String pattern) {
    if (pattern.length() > Glob.LONGEST) {
      item.complain(
          "a pattern of %d characters; at most %d would be right"
              .formatted(pattern.length(), Glob.LONGEST));
    }
  }

  /** Globs that cannot be negated. */
  static List<Glob> plainGlobs(ConfigNode section, String name) {
    for (ConfigNode item : section.items(name)) {
      bound(item, item.text().orElse(""));
      if (item.text().filter(text -> text.startsWith("!")).isPresent()) {
        item.complain(item.shown() + " is negated; a rule lists what it matches");
      }
      oneName(item);
    }
    return section.texts(name).stream().map(Glob::new).toList();
  }

  /** Clusters by name, glob or label; it complains about a plain name that no cluster has. */
  static List<ClusterPattern> clusters(ConfigNode section, Set<String> known) {
    List<ClusterPattern> patterns = new ArrayList<>();
    for (ConfigNode item : section.items("clusters")) {
      String text = item.text().orElse("*");
      var pattern = new ClusterPattern(text);
      bound(item, text);
      if (text.startsWith("!")) {
        item.complain(item.shown() + " is negated; clusters are named, or denied");
      } else if (text.startsWith("=") || text.endsWith("=")) {
        item.complain(item.shown() + " is no label; one such as env=prod is");
      } else if (text.contains(",")) {
        oneName(item);
      } else if (pattern.isExact() && !known.contains(text)) {
        item.unknown("no cluster", known);
      }
      patterns.add(pattern);
    }
    return patterns;
  }
}
