package io.github.pgbailiff.config;

import io.github.pgbailiff.config.schema.SchemaType;
import io.github.pgbailiff.serve.Platforms;
import java.util.Locale;
import java.util.stream.Collectors;

/** The layout of the file as tables of a page: a section of the file is a section of the page. */
final class ConfigurationPage {
  private ConfigurationPage() {}

  static String text() {
    return ConfigSchema.of(Platforms.ALL).fields().stream()
        .map(field ->
            "### %s\n\n%s\n\n%s".formatted(field.name(), sentence(field.help()), table(field)))
        .collect(Collectors.joining("\n"));
  }

  private static String sentence(String line) {
    return line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1) + ".";
  }

  private static String table(SchemaType.Field section) {
    if (section.shape() instanceof SchemaType.Items list
        && list.item() instanceof SchemaType.Text) {
      return sentence(value(list)) + "\n";
    }
    return "| key | value | left out | |\n|---|---|---|---|\n" + rows("", section.shape());
  }

  /** The keys below a place, each with its path. */
  private static String rows(String path, SchemaType shape) {
    return switch (shape) {
      case SchemaType.Section section ->
          section.fields().stream()
              .map(field -> row(path, field) + rows(path + field.name() + ".", field.shape()))
              .collect(Collectors.joining());
      case SchemaType.Items list -> rows(path, list.item());
      case SchemaType.TextOr either -> rows(path, either.section());
      default -> "";
    };
  }

  private static String row(String path, SchemaType.Field field) {
    String left =
        field.required() ? "required" : field.preset().map(it -> "`" + it + "`").orElse("");
    return "| `%s%s` | %s | %s | %s |\n"
        .formatted(path, field.name(), value(field.shape()), left, field.help());
  }

  private static String value(SchemaType shape) {
    return switch (shape) {
      case SchemaType.Section _ -> "a mapping";
      case SchemaType.Items list -> "a list; each is " + value(list.item());
      case SchemaType.Entries entries -> "a mapping; each value is " + value(entries.value());
      case SchemaType.Flag _ -> "`true` or `false`";
      case SchemaType.Count _ -> "a whole number";
      case SchemaType.Choice choice ->
          choice.words().stream().map(it -> "`" + it + "`").collect(Collectors.joining(" or "));
      case SchemaType.TextOr either -> value(either.text()) + ", or a mapping";
      case SchemaType.WordOr either -> value(either.word()) + ", or " + value(either.entries());
      case SchemaType.Text text -> text.secret() ? text.form() + ", never shown" : text.form();
    };
  }
}
