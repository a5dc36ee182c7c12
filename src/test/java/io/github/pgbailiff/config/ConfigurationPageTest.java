package io.github.pgbailiff.config;

import io.github.pgbailiff.testing.GeneratedPage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
  @Test
  void the_page_has_every_key_that_the_program_reads() {
    new GeneratedPage(Path.of("docs/configuration.md")).holds("keys", ConfigurationPage.text());
  }
}
