package io.github.pgbailiff.cli;

import io.github.pgbailiff.audit.AuditSettings;
import java.util.function.Consumer;

/** Where the record goes as lines of JSON. */
final class JsonLinesOf {
  private JsonLinesOf() {}

  static Consumer<String> settings(AuditSettings settings, Shell shell) {
    return settings.jsonLines().equals("stdout") ? shell.err()::println : _ -> {};
  }
}
