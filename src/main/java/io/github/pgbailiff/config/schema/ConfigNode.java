package io.github.pgbailiff.config.schema;

import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.command.NearestWord;
import io.github.pgbailiff.config.schema.SchemaType.Field;
import io.github.pgbailiff.config.yaml.References;
import io.github.pgbailiff.config.yaml.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * One place of the file. What is wrong there has been said already, and reads as if it were not
 * there.
 *
 * @param path such as {@code clusters[0].url}
 */
public record ConfigNode(String path, YamlNode node, SchemaType shape, Validation inspection) {
  private static final Pattern CREDENTIALS = Pattern.compile("(?i).*(//[^/]*@|password).*");
  private static final int SHOWN = 80;

  /** What stands under a key of this section. */
  public Optional<ConfigNode> at(String name) {
    Optional<SchemaType> child = section().flatMap(it -> it.field(name)).map(Field::shape);
    SchemaType known =
        child.orElseThrow(() -> new IllegalArgumentException("no key " + below(name)));
    return entry(name).map(node -> new ConfigNode(below(name), node, known, inspection));
  }

  private Optional<SchemaType.Section> section() {
    return switch (shape) {
      case SchemaType.Section section -> Optional.of(section);
      case SchemaType.TextOr either -> Optional.of(either.section());
      default -> Optional.empty();
    };
  }

  private Optional<YamlNode> entry(String name) {
    return node instanceof YamlNode.Mapping mapping
        ? mapping.entries().stream()
            .filter(entry -> entry.key().equals(name))
            .map(YamlNode.Entry::value)
            .filter(value -> !(value instanceof YamlNode.Scalar scalar && scalar.isNothing()))
            .findFirst()
        : Optional.empty();
  }

  /** The items of this list, which is a file of its own. */
  public List<ConfigNode> listed() {
    return items();
  }

  /** The items of this list; it complains when there is none. */
  List<ConfigNode> items() {
    List<ConfigNode> items = new ArrayList<>();
    if (node instanceof YamlNode.Sequence sequence && shape instanceof SchemaType.Items list) {
      for (YamlNode item : sequence.items()) {
        items.add(new ConfigNode(path + "[" + items.size() + "]", item, list.item(), inspection));
      }
    } else if (!inspection.isBad(path)) {
      complain(shown() + " is not a list such as [a, b]");
    }
    return items;
  }

  public List<ConfigNode> items(String name) {
    return at(name).map(ConfigNode::items).orElse(List.of());
  }

  /** What stands under the free keys of this mapping. */
  public Map<String, ConfigNode> entries() {
    Map<String, ConfigNode> entries = new LinkedHashMap<>();
    if (node instanceof YamlNode.Mapping mapping) {
      free()
          .ifPresent(free ->
              mapping.entries().forEach(e -> entries.putIfAbsent(e.key(), below(e, free.value()))));
    }
    return entries;
  }

  private Optional<SchemaType.Entries> free() {
    return switch (shape) {
      case SchemaType.Entries free -> Optional.of(free);
      case SchemaType.WordOr either -> Optional.of(either.entries());
      default -> Optional.empty();
    };
  }

  public Map<String, ConfigNode> entries(String name) {
    return at(name).map(ConfigNode::entries).orElse(Map.of());
  }

  private ConfigNode below(YamlNode.Entry entry, SchemaType value) {
    return new ConfigNode(below(entry.key()), entry.value(), value, inspection);
  }

  public String below(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** The text; empty when something is wrong with it. */
  public Optional<String> text() {
    return inspection.text(path);
  }

  public Optional<String> text(String name) {
    return at(name).flatMap(ConfigNode::text);
  }

  public List<String> texts(String name) {
    return items(name).stream().flatMap(item -> item.text().stream()).toList();
  }

  public boolean flag(String name) {
    return text(name).map("true"::equals).orElse(false);
  }

  public Optional<Duration> span(String name) {
    return text(name).map(Durations::parse);
  }

  public OptionalInt count(String name) {
    return text(name).stream().mapToInt(Integer::parseInt).findFirst();
  }

  /** What stands in for values of the environment and of files in the whole file. */
  public References references() {
    return inspection.references();
  }

  /** The value for a message, unless it is a secret or comes from elsewhere. */
  public String shown() {
    if (!(node instanceof YamlNode.Scalar scalar)) {
      return "this";
    }
    boolean secret = isSecret(shape);
    String source = scalar.text();
    boolean hidden = secret || CREDENTIALS.matcher(source).matches();
    if (hidden && !References.isOne(source)) {
      return "the value (not shown)";
    }
    return "\"" + (source.length() > SHOWN ? source.substring(0, SHOWN) + "…" : source) + "\"";
  }

  private static boolean isSecret(SchemaType shape) {
    return switch (shape) {
      case SchemaType.Text text -> text.secret();
      case SchemaType.TextOr either -> either.text().secret();
      case SchemaType.Items list -> isSecret(list.item());
      default -> false;
    };
  }

  public void complain(String message) {
    inspection.complain(this, message);
  }

  /** Complains that there is no such key in this section. */
  public void lacks(String name, String why) {
    inspection.complain(below(name), node.line(), "is missing; " + why);
  }

  /** Complains about the value, and asks whether the nearest of what is known was meant. */
  public void unknown(String what, Collection<String> known) {
    Optional<String> nearest = text().flatMap(text -> NearestWord.of(text, known));
    String question =
        nearest.isPresent() || known.isEmpty()
            ? NearestWord.question(nearest)
            : "; there are " + String.join(" ", known);
    complain("%s is %s%s".formatted(shown(), what, question));
  }
}
