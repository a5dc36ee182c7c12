package io.github.pgbailiff.postgres.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The SQL that gives pgbailiff its rights on a cluster: one script for every version, for psql.
 *
 * @param managed for services where nobody is a superuser
 * @param open its functions also open what somebody else has blocked
 */
public record GrantScript(boolean managed, boolean open) {
  private static final List<String> FILES =
      List.of("role", "tables", "checks", "marks", "targets", "connects", "sessions", "end");

  private static final String BY_SUPERUSER = "-- As a superuser.";
  private static final String BY_ADMIN =
      """
      -- As the role that administers the server. The functions act in its name, so it has to
      --   be a member of the owner of each database that is to be blocked: GRANT app_owner TO admin;
      --   hold CREATEROLE, and from 16 on ADMIN OPTION on each role that is to be blocked:
      --     GRANT app TO admin WITH ADMIN TRUE, INHERIT FALSE, SET FALSE;\
      """;

  /** The script; nothing of a cluster is needed to write it. */
  public String script() {
    return FILES.stream()
        .map(GrantScript::read)
        .collect(Collectors.joining())
        .replace("{who}", managed ? BY_ADMIN : BY_SUPERUSER)
        .replace("{managed}", String.valueOf(managed))
        .replace("{open}", String.valueOf(open));
  }

  /** The same for anything but psql: without the lines that only psql understands. */
  public String statements() {
    return script()
        .lines()
        .filter(line -> !line.startsWith("\\"))
        .collect(Collectors.joining("\n"));
  }

  private static String read(String name) {
    try (InputStream stream = GrantScript.class.getResourceAsStream("grants/" + name + ".sql")) {
      if (stream == null) {
        throw new IllegalStateException("no script grants/" + name + ".sql");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException("the script grants/" + name + ".sql cannot be read", failure);
    }
  }
}
