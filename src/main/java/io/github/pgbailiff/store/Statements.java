package io.github.pgbailiff.store;

import io.github.pgbailiff.sql.NamedParameters;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The statements of one database, each read once; as many as the program has files. */
final class Statements {
  private final String dialect;
  private final Map<Name, NamedParameters> known = new ConcurrentHashMap<>();

  private record Name(Class<?> owner, String statement) {}

  Statements(String dialect) {
    this.dialect = dialect;
  }

  NamedParameters find(Class<?> owner, String statement) {
    return known.computeIfAbsent(new Name(owner, statement), this::load);
  }

  private NamedParameters load(Name name) {
    String variant = name.statement + "-" + dialect + ".sql";
    String common = name.statement + ".sql";
    try (InputStream special = name.owner.getResourceAsStream(variant);
        InputStream plain = name.owner.getResourceAsStream(common)) {
      InputStream found = special == null ? plain : special;
      if (found == null) {
        throw new IllegalArgumentException(
            "statement: no " + common + " or " + variant + " beside " + name.owner.getName());
      }
      String text = new String(found.readAllBytes(), StandardCharsets.UTF_8).strip();
      return NamedParameters.of(name.statement, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
