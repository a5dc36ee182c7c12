package io.github.pgbailiff.config;

import io.github.pgbailiff.config.schema.ConfigNode;
import io.github.pgbailiff.config.schema.Problem;
import io.github.pgbailiff.config.schema.SchemaType;
import io.github.pgbailiff.config.schema.Validation;
import io.github.pgbailiff.config.yaml.ContentHash;
import io.github.pgbailiff.config.yaml.References;
import io.github.pgbailiff.config.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files that {@code clusters_from} names: a list of clusters each. */
final class ClusterFiles {
  private static final SchemaType LIST = new SchemaType.Items(ConfigSchema.CLUSTER, true);

  private final References references;
  private final ContentHash hash;
  private final List<FilePattern> patterns = new ArrayList<>();
  private final List<Validation> inspections = new ArrayList<>();
  private final List<ConfigNode> lists = new ArrayList<>();
  private final List<Problem> unreadable = new ArrayList<>();

  private ClusterFiles(References references, ContentHash hash) {
    this.references = references;
    this.hash = hash;
  }

  /** Those that are there at this moment; about patterns that can name none it complains. */
  static ClusterFiles of(ConfigNode file, References references, ContentHash hash) {
    var files = new ClusterFiles(references, hash);
    for (ConfigNode item : file.items("clusters_from")) {
      item.text()
          .ifPresent(text -> {
            var pattern = FilePattern.of(text, references.base());
            pattern.objection().ifPresent(why -> item.complain(item.shown() + " " + why));
            files.patterns.add(pattern);
            pattern.files().forEach(files::read);
          });
    }
    return files;
  }

  private void read(Path file) {
    String name = references.base().folder().relativize(file).toString();
    try {
      YamlNode tree = YamlFile.read(file, hash);
      boolean empty = tree instanceof YamlNode.Mapping all && all.entries().isEmpty();
      var inspection = new Validation(name, references);
      var list = new ConfigNode("", tree, LIST, inspection);
      if (!empty) {
        inspection.check(list);
        lists.add(list);
      }
      inspections.add(inspection);
    } catch (YamlFile.UnreadableException e) {
      unreadable.add(e.problem(name));
    }
  }

  /** These, and the items of all of them. */
  List<ConfigNode> after(List<ConfigNode> first) {
    return Stream.concat(first.stream(), lists.stream().flatMap(it -> it.listed().stream()))
        .toList();
  }

  /** The places where they come and go. */
  List<FilePattern> patterns() {
    return patterns;
  }

  /** The files that values in them come from. */
  Stream<Path> files() {
    return inspections.stream().flatMap(it -> it.files().stream());
  }

  /** The files that passwords in them come from. */
  Stream<Path> passwords() {
    return inspections.stream().flatMap(it -> it.passwords().stream());
  }

  /** All problems, file by file; complete when everything has been read. */
  Stream<Problem> problems() {
    return Stream.concat(
        unreadable.stream(), inspections.stream().flatMap(it -> it.problems().stream()));
  }
}
