package io.github.pgbailiff.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JsonSchemaTest {
  private static final Path FILE = Path.of("config/pgbailiff.schema.json");

  @Test
  void the_schema_for_editors_is_what_the_program_checks() throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(FILE, JsonSchema.text());
    }
    assertThat(JsonSchema.text())
        .as("%s is stale; -Dgolden.update=true writes it", FILE)
        .isEqualTo(Files.readString(FILE));
  }
}
