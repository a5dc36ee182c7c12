package io.github.pgbailiff.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The texts of the statements, read once; as many as the program has files. */
final class Statements {
  private final String dialect;
  private final Map<Name, String> texts = new ConcurrentHashMap<>();

  private record Name(Class<?> owner, String statement) {}

  Statements(String dialect) {
    this.dialect = dialect;
  }

  String text(Class<?> owner, String statement) {
    return texts.computeIfAbsent(new Name(owner, statement), this::load);
  }

  private String load(Name name) {
    String variant = name.statement + "-" + dialect + ".sql";
    String common = name.statement + ".sql";
    try (InputStream special = name.owner.getResourceAsStream(variant);
        InputStream plain = name.owner.getResourceAsStream(common)) {
      InputStream found = special == null ? plain : special;
      if (found == null) {
        throw new IllegalArgumentException(
            "statement: no " + common + " or " + variant + " beside " + name.owner.getName());
      }
      return new String(found.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
