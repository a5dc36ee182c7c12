package io.github.pgbailiff.config;

import io.github.pgbailiff.config.schema.SchemaType;
import io.github.pgbailiff.serve.Platforms;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The layout of the file as a JSON schema, for editors. */
final class JsonSchema {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonSchema() {}

  static String text() {
    ObjectNode schema = JSON.createObjectNode();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", "Configuration of pgbailiff");
    schema.setAll(of(ConfigSchema.of(Platforms.ALL)));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
  }

  private static ObjectNode of(SchemaType shape) {
    ObjectNode schema = JSON.createObjectNode();
    switch (shape) {
      case SchemaType.Section section -> section(schema, section);
      case SchemaType.Items list -> items(schema, list);
      case SchemaType.Entries free ->
          schema.put("type", "object").set("additionalProperties", of(free.value()));
      case SchemaType.Flag _ -> schema.put("type", "boolean");
      case SchemaType.Count _ -> schema.put("type", "integer").put("minimum", 0);
      case SchemaType.Choice choice -> choice.words().forEach(schema.putArray("enum")::add);
      case SchemaType.Text text -> text(schema, text);
      case SchemaType.TextOr either ->
          schema.putArray("oneOf").add(of(either.text())).add(of(either.section()));
      case SchemaType.WordOr either ->
          schema.putArray("oneOf").add(of(either.word())).add(of(either.entries()));
    }
    return schema;
  }

  private static void items(ObjectNode schema, SchemaType.Items list) {
    schema.put("type", "array");
    if (!list.orNone()) {
      schema.put("minItems", 1);
    }
    schema.set("items", of(list.item()));
  }

  /** Numbers are texts too: nobody has to quote an id. */
  private static void text(ObjectNode schema, SchemaType.Text text) {
    schema.putArray("type").add("string").add("number");
    text.pattern()
        .ifPresent(pattern -> schema.put("pattern", "^(" + pattern + "|.*\\$\\{.*\\}.*)$"));
  }

  private static void section(ObjectNode schema, SchemaType.Section section) {
    schema.put("type", "object").put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    for (SchemaType.Field field : section.fields()) {
      ObjectNode property = properties.putObject(field.name());
      property.put("description", field.help());
      property.setAll(of(field.shape()));
      field.preset().ifPresent(preset -> preset(property, field.shape(), preset));
    }
    var required = section.fields().stream().filter(SchemaType.Field::required).toList();
    if (!required.isEmpty()) {
      var names = schema.putArray("required");
      required.forEach(field -> names.add(field.name()));
    }
  }

  private static void preset(ObjectNode property, SchemaType shape, String preset) {
    switch (shape) {
      case SchemaType.Flag _ -> property.put("default", Boolean.parseBoolean(preset));
      case SchemaType.Count _ -> property.put("default", Integer.parseInt(preset));
      default -> property.put("default", preset);
    }
  }
}
