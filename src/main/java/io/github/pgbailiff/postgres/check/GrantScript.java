package io.github.pgbailiff.postgres.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The SQL that gives pgbailiff its rights on a cluster: one script for every version, for psql.
 *
 * @param managed for services where nobody is a superuser
 * @param open its functions also open what somebody else has blocked
 * @param role as whom pgbailiff logs in
 */
public record GrantScript(boolean managed, boolean open, String role) {
  public static final String ROLE = "pgbailiff";

  private static final List<String> FUNCTIONS =
      List.of("tables", "checks", "marks", "targets", "connects", "sessions", "rights");

  private static final List<String> WHERE_ALLOWED =
      Stream.of(List.of("where-allowed"), FUNCTIONS, List.of("where-not"))
          .flatMap(List::stream)
          .toList();

  private static final List<String> FIRST = List.of("role");
  private static final List<String> LAST = List.of("end");

  private static final int MOST_BYTES = 63;
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

  private static final String BY_SUPERUSER = "-- As a superuser.";
  private static final String BY_ADMIN =
      """
      -- As the role that administers the server. The functions act in its name, so it has to
      --   be a member of the owner of each database that is to be blocked: GRANT app_owner TO admin;
      --   hold CREATEROLE, and from 16 on ADMIN OPTION on each role that is to be blocked:
      --     GRANT app TO admin WITH ADMIN TRUE, INHERIT FALSE, SET FALSE;
      -- Where it may make no functions here, it gives the rights to look and to signal, and says so.\
      """;

  /**
   * @throws IllegalArgumentException when nobody could log in by that name
   */
  public GrantScript {
    objection(role)
        .ifPresent(why -> {
          throw new IllegalArgumentException("role " + role + " " + why);
        });
  }

  public GrantScript(boolean managed, boolean open) {
    this(managed, open, ROLE);
  }

  /** Why a name is none that a role can log in by; empty when it is one. */
  public static Optional<String> objection(String role) {
    if (role.isBlank()) {
      return Optional.of("is empty; a name such as ops-bot would be right");
    }
    if (role.codePoints().anyMatch(Character::isISOControl)) {
      return Optional.of("holds a line break or another control character");
    }
    int bytes = role.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_BYTES) {
      return Optional.of("has %d bytes, PostgreSQL keeps %d".formatted(bytes, MOST_BYTES));
    }
    if (role.startsWith("pg_")) {
      return Optional.of("begins with pg_, which PostgreSQL keeps for its own roles");
    }
    return List.of("public", "none").contains(role)
        ? Optional.of("is a word of PostgreSQL's that stands for no role")
        : Optional.empty();
  }

  /** The script; nothing of a cluster is needed to write it. */
  public String script() {
    String all =
        Stream.of(FIRST, managed ? WHERE_ALLOWED : FUNCTIONS, LAST)
            .flatMap(List::stream)
            .map(GrantScript::read)
            .collect(Collectors.joining());
    // In one pass: a name may hold what looks like another place to fill.
    return PLACE
        .matcher(all)
        .replaceAll(place -> Matcher.quoteReplacement(filling(place.group(1))));
  }

  private String filling(String place) {
    return switch (place) {
      case "who" -> managed ? BY_ADMIN : BY_SUPERUSER;
      case "encoding" -> encoding();
      case "managed" -> String.valueOf(managed);
      case "open" -> String.valueOf(open);
      case "role" -> literal();
      case "name" -> identifier();
      default -> throw new IllegalStateException("no filling for " + place);
    };
  }

  /** The same for anything but psql: without the lines that only psql understands. */
  public String statements() {
    return script()
        .lines()
        .filter(line -> !line.startsWith("\\"))
        .collect(Collectors.joining("\n"));
  }

  /** Whatever the terminal is set to, this is what was written. */
  private String encoding() {
    boolean ascii = role.chars().allMatch(c -> c < 128);
    return ascii ? "" : "SET LOCAL client_encoding = 'UTF8';\n";
  }

  /**
   * For within bodies of functions, so that it can end neither itself nor a dollar quote; the
   * server makes an identifier of it.
   */
  private String literal() {
    String text = role.replace("\\", "\\\\").replace("'", "\\'").replace("$", "\\x24");
    return (text.equals(role) ? "'" : "E'") + text + "'";
  }

  /** For the comments, which people copy. */
  private String identifier() {
    return role.equals(ROLE) ? role : "\"" + role.replace("\"", "\"\"") + "\"";
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
