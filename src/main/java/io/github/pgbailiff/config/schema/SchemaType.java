package io.github.pgbailiff.config.schema;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The type of what may stand in a place of the file: the one source of checking and of the schema.
 */
public sealed interface SchemaType {

  /**
   * A text.
   *
   * @param form what it looks like, as in {@code "soon" is not} a duration
   * @param pattern which the whole text must match; empty: any
   * @param secret never shown
   */
  record Text(String form, Optional<Pattern> pattern, boolean secret) implements SchemaType {}

  /** One of a few words. */
  record Choice(List<String> words) implements SchemaType {
    public Choice {
      words = List.copyOf(words);
    }
  }

  /** A text, or a mapping that says where to get one. */
  record TextOr(Text text, Section section) implements SchemaType {}

  /** One of a few words that stand for something, or a mapping that says what. */
  record WordOr(Choice word, Entries entries) implements SchemaType {}

  /** {@code true} or {@code false}. */
  record Flag() implements SchemaType {}

  /** A whole number, zero or more. */
  record Count() implements SchemaType {}

  /**
   * A list.
   *
   * @param orNone it may be empty; where a list chooses, nobody could tell an empty one that means
   *     none from one that means all
   */
  record Items(SchemaType item, boolean orNone) implements SchemaType {
    public Items(SchemaType item) {
      this(item, false);
    }
  }

  /** A mapping under keys that the reader of the file chooses. */
  record Entries(SchemaType value) implements SchemaType {}

  /**
   * A mapping under known keys.
   *
   * @param lenient a key without a value is the same as no key
   */
  record Section(List<Field> fields, boolean lenient) implements SchemaType {
    public Section {
      fields = List.copyOf(fields);
    }

    Optional<Field> field(String name) {
      return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
  }

  /**
   * A key of a section.
   *
   * @param help one line without a full stop
   * @param preset what leaving it out means, as it would be written
   */
  record Field(
      String name, SchemaType shape, boolean required, String help, Optional<String> preset) {}

  SchemaType TEXT = new Text("a text", Optional.empty(), false);
  Text SECRET = new Text("a text", Optional.empty(), true);
  SchemaType TEXTS = new Items(TEXT);

  static Text text(String form, String pattern) {
    return new Text(form, Optional.of(Pattern.compile(pattern)), false);
  }

  static Section section(Field... fields) {
    return section(List.of(fields));
  }

  static Section section(List<Field> fields) {
    return new Section(fields, true);
  }

  /** A section of which each key must say something: what is left out there gives more rights. */
  static Section strict(Field... fields) {
    return strict(List.of(fields));
  }

  /** As the other. */
  static Section strict(List<Field> fields) {
    return new Section(fields, false);
  }

  static Field required(String name, SchemaType shape, String help) {
    return new Field(name, shape, true, help, Optional.empty());
  }

  static Field optional(String name, SchemaType shape, String help) {
    return new Field(name, shape, false, help, Optional.empty());
  }

  static Field preset(String name, SchemaType shape, String preset, String help) {
    return new Field(name, shape, false, help, Optional.of(preset));
  }
}
