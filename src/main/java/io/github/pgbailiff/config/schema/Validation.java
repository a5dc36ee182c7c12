package io.github.pgbailiff.config.schema;

import io.github.pgbailiff.command.NearestWord;
import io.github.pgbailiff.config.yaml.References;
import io.github.pgbailiff.config.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The findings about a file: its problems, and the texts of the places without. */
public final class Validation {
  private final String file;
  private final References references;
  private final Set<Path> files = new HashSet<>();
  private final Set<Path> passwords = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> bad = new HashSet<>();
  private final Map<String, String> texts = new HashMap<>();

  /**
   * @param file as problems name it; empty: the one that everybody means
   */
  public Validation(String file, References references) {
    this.file = file;
    this.references = references;
  }

  /** Holds the place and everything below it to its shape. */
  public void check(ConfigNode setting) {
    switch (setting.shape()) {
      case SchemaType.Section section -> section(setting, section);
      case SchemaType.Items list -> items(setting, list);
      case SchemaType.Entries _ -> entries(setting);
      case SchemaType.TextOr either -> textOr(setting, either);
      case SchemaType.WordOr either -> wordOr(setting, either);
      case SchemaType.Text _, SchemaType.Choice _, SchemaType.Flag _, SchemaType.Count _ ->
          value(setting, setting.shape());
    }
  }

  private void items(ConfigNode setting, SchemaType.Items list) {
    if (!list.orNone()
        && setting.node() instanceof YamlNode.Sequence all
        && all.items().isEmpty()) {
      complain(setting, "an empty list says neither all nor none; name one, or leave the key out");
    }
    setting.items().forEach(this::check);
  }

  void complain(ConfigNode setting, String message) {
    complain(setting.path(), setting.node().line(), message);
  }

  public void complain(String path, int line, String message) {
    bad.add(path);
    problems.add(new Problem(file, path, line, message));
  }

  boolean isBad(String path) {
    return bad.contains(path);
  }

  /** The text of a checked place, with everything from elsewhere in it. */
  Optional<String> text(String path) {
    return isBad(path) ? Optional.empty() : Optional.ofNullable(texts.get(path));
  }

  /** The files that values come from, but for those of passwords, which are read when needed. */
  public Set<Path> files() {
    return files;
  }

  public Set<Path> passwords() {
    return passwords;
  }

  /** All problems, in the order of the file. */
  public List<Problem> problems() {
    return problems.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
  }

  private void section(ConfigNode setting, SchemaType.Section section) {
    if (!(setting.node() instanceof YamlNode.Mapping mapping)) {
      String keys = section.fields().getFirst().name();
      complain(setting, setting.shown() + " is not a section with keys such as " + keys + ":");
      return;
    }
    duplicates(setting, mapping);
    for (YamlNode.Entry entry : mapping.entries()) {
      section
          .field(entry.key())
          .ifPresentOrElse(
              field -> nothing(setting, section, field, entry),
              () -> unknown(setting, section, entry));
    }
    for (SchemaType.Field field : section.fields()) {
      setting.at(field.name()).ifPresentOrElse(this::check, () -> missing(setting, field));
    }
  }

  /** Complains about a key without a value where that would not be the same as no key. */
  private void nothing(
      ConfigNode setting, SchemaType.Section in, SchemaType.Field field, YamlNode.Entry entry) {
    boolean some = !(entry.value() instanceof YamlNode.Scalar scalar && scalar.isNothing());
    boolean single =
        !(field.shape() instanceof SchemaType.Items || field.shape() instanceof SchemaType.Entries);
    if (!some && !field.required() && !setting.path().isEmpty() && !(in.lenient() && single)) {
      complain(
          setting.below(entry.key()), entry.line(), "no value; leave the key out, or give it one");
    }
  }

  private void missing(ConfigNode setting, SchemaType.Field field) {
    if (field.required()) {
      complain(setting.below(field.name()), setting.node().line(), "is missing; " + field.help());
    }
  }

  private void unknown(ConfigNode setting, SchemaType.Section section, YamlNode.Entry entry) {
    List<String> names = section.fields().stream().map(SchemaType.Field::name).toList();
    complain(
        setting.below(entry.key()),
        entry.line(),
        "no such key; there are %s%s"
            .formatted(
                String.join(" ", names), NearestWord.question(NearestWord.of(entry.key(), names))));
  }

  private void entries(ConfigNode setting) {
    if (setting.node() instanceof YamlNode.Mapping mapping) {
      duplicates(setting, mapping);
      setting.entries().values().forEach(this::check);
    } else {
      complain(setting, setting.shown() + " is not a mapping such as {key: value}");
    }
  }

  private void duplicates(ConfigNode setting, YamlNode.Mapping mapping) {
    Set<String> seen = new HashSet<>();
    for (YamlNode.Entry entry : mapping.entries()) {
      if (!seen.add(entry.key())) {
        complain(setting.below(entry.key()), entry.line(), "given twice; once would be right");
      }
    }
  }

  private Optional<String> scalar(ConfigNode setting) {
    if (!(setting.node() instanceof YamlNode.Scalar scalar)) {
      complain(setting, "not a single value; one would be right");
      return Optional.empty();
    }
    try {
      (setting.shape() instanceof SchemaType.TextOr ? passwords : files)
          .addAll(references.files(scalar.text()));
      String text = references.resolve(scalar.text());
      texts.put(setting.path(), text);
      if (text.isBlank() || scalar.isNothing()) {
        complain(setting, "empty; leave the key out, or give it a value");
      } else if (text.indexOf('\0') >= 0) {
        complain(setting, "holds a NUL, which neither a file nor PostgreSQL has in a name");
      }
      return isBad(setting.path()) ? Optional.empty() : Optional.of(text);
    } catch (IllegalArgumentException e) {
      complain(setting, Optional.ofNullable(e.getMessage()).orElse("not a path"));
      return Optional.empty();
    }
  }

  private void textOr(ConfigNode setting, SchemaType.TextOr either) {
    if (setting.node() instanceof YamlNode.Scalar) {
      value(setting, either.text());
    } else {
      section(setting, either.section());
    }
  }

  private void wordOr(ConfigNode setting, SchemaType.WordOr either) {
    if (setting.node() instanceof YamlNode.Scalar) {
      value(setting, either);
    } else {
      entries(setting);
    }
  }

  References references() {
    return references;
  }

  private void value(ConfigNode setting, SchemaType shape) {
    scalar(setting)
        .flatMap(value -> new ValueObjection(shape, setting.shown()).to(value))
        .ifPresent(why -> complain(setting, why));
  }
}
