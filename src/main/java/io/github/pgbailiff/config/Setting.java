package io.github.pgbailiff.config;

import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.command.NearestWord;
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
record Setting(String path, Node node, Shape shape, Inspection inspection) {
  private static final Pattern CREDENTIALS = Pattern.compile("(?i).*(//[^/]*@|password).*");
  private static final int SHOWN = 80;

  /** What stands under a key of this section. */
  Optional<Setting> at(String name) {
    Optional<Shape> child =
        shape instanceof Shape.Section section
            ? section.field(name).map(Shape.Field::shape)
            : Optional.empty();
    Shape known = child.orElseThrow(() -> new IllegalArgumentException("no key " + below(name)));
    return entry(name).map(node -> new Setting(below(name), node, known, inspection));
  }

  private Optional<Node> entry(String name) {
    return node instanceof Node.Mapping mapping
        ? mapping.entries().stream()
            .filter(entry -> entry.key().equals(name))
            .map(Node.Entry::value)
            .filter(value -> !(value instanceof Node.Scalar scalar && scalar.isNothing()))
            .findFirst()
        : Optional.empty();
  }

  /** The items of this list; it complains when there is none. */
  List<Setting> items() {
    List<Setting> items = new ArrayList<>();
    if (node instanceof Node.Sequence sequence && shape instanceof Shape.Items list) {
      for (Node item : sequence.items()) {
        items.add(new Setting(path + "[" + items.size() + "]", item, list.item(), inspection));
      }
    } else if (!inspection.isBad(path)) {
      complain(shown() + " is not a list such as [a, b]");
    }
    return items;
  }

  List<Setting> items(String name) {
    return at(name).map(Setting::items).orElse(List.of());
  }

  /** What stands under the free keys of this mapping. */
  Map<String, Setting> entries() {
    Map<String, Setting> entries = new LinkedHashMap<>();
    if (node instanceof Node.Mapping mapping && shape instanceof Shape.Entries free) {
      mapping.entries().forEach(e -> entries.putIfAbsent(e.key(), below(e, free.value())));
    }
    return entries;
  }

  Map<String, Setting> entries(String name) {
    return at(name).map(Setting::entries).orElse(Map.of());
  }

  private Setting below(Node.Entry entry, Shape value) {
    return new Setting(below(entry.key()), entry.value(), value, inspection);
  }

  String below(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** The text; empty when something is wrong with it. */
  Optional<String> text() {
    return inspection.text(path);
  }

  Optional<String> text(String name) {
    return at(name).flatMap(Setting::text);
  }

  List<String> texts(String name) {
    return items(name).stream().flatMap(item -> item.text().stream()).toList();
  }

  boolean flag(String name) {
    return text(name).map("true"::equals).orElse(false);
  }

  Optional<Duration> span(String name) {
    return text(name).map(Durations::parse);
  }

  OptionalInt count(String name) {
    return text(name).stream().mapToInt(Integer::parseInt).findFirst();
  }

  /** The value for a message, unless it is a secret or comes from elsewhere. */
  String shown() {
    if (!(node instanceof Node.Scalar scalar)) {
      return "this";
    }
    boolean secret = shape instanceof Shape.Text text && text.secret();
    String source = scalar.text();
    boolean hidden = secret || CREDENTIALS.matcher(source).matches();
    if (hidden && !References.isOne(source)) {
      return "the value (not shown)";
    }
    return "\"" + (source.length() > SHOWN ? source.substring(0, SHOWN) + "…" : source) + "\"";
  }

  void complain(String message) {
    inspection.complain(this, message);
  }

  /** Complains about the value, and asks whether the nearest of what is known was meant. */
  void unknown(String what, Collection<String> known) {
    Optional<String> nearest = text().flatMap(text -> NearestWord.of(text, known));
    String question =
        nearest.isPresent() || known.isEmpty()
            ? NearestWord.question(nearest)
            : "; there are " + String.join(" ", known);
    complain("%s is %s%s".formatted(shown(), what, question));
  }
}
