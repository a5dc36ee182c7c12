package io.github.pgbailiff.postgres.session;

import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.command.Key;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.NearestWord;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.postgres.connection.ClusterConnections;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.postgres.sql.Server;
import io.github.pgbailiff.postgres.sql.ServerVersion;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words on the names in filters that no session of a cluster has: they select nobody, and leave
 * nobody out, which looks the same as a name that nobody happens to have.
 *
 * @param nobody whether the filters select nobody
 */
public record UnknownNames(List<Condition> conditions, boolean nobody) {
  /** Where there are more, the one that is named may be among them. */
  private static final int MOST = 10_000;

  private static final List<Key> WORDS = List.of(Keys.STATE, Keys.TYPE, Keys.WAIT);

  private static final ServerVersion ESCAPES = ServerVersion.V16;

  /** Nothing where it cannot be told: what was found stands without them. */
  public List<String> words(ClusterConnections access) {
    try {
      return areNamed() ? access.read(this::in) : List.of();
    } catch (ClusterException e) {
      return List.of();
    }
  }

  private boolean areNamed() {
    return !names("db").isEmpty()
        || !names("user").isEmpty()
        || !applications().isEmpty()
        || WORDS.stream().anyMatch(key -> !strange(key).isEmpty())
        || !values().isEmpty();
  }

  private List<String> in(Server server) throws SQLException {
    List<String> words = new ArrayList<>();
    if (!names("db").isEmpty() || !names("user").isEmpty()) {
      words.addAll(unknown(server));
    }
    if (!applications().isEmpty()) {
      words.addAll(applications(server));
    }
    for (Key key : WORDS) {
      if (!strange(key).isEmpty()) {
        words.addAll(unseen(key, server));
      }
    }
    words.addAll(values().words(server));
    return words;
  }

  private List<String> unknown(Server server) throws SQLException {
    return server.query(
        "all-names",
        rows -> {
          rows.next();
          return Stream.concat(
                  unknown("db", "database", rows.texts("databases")).stream(),
                  unknown("user", "role", rows.texts("roles")).stream())
              .toList();
        });
  }

  private List<String> unknown(String key, String kind, List<String> known) {
    if (known.size() >= MOST) {
      return List.of();
    }
    Set<String> names = Set.copyOf(known);
    return names(key).stream()
        .filter(name -> !names.contains(name))
        .map(name ->
            "%s: %s \"%s\" does not exist here%s".formatted(key, kind, name, nearest(name, known)))
        .toList();
  }

  private static String nearest(String name, Collection<String> known) {
    return NearestWord.question(NearestWord.of(name, known));
  }

  private List<String> applications(Server server) throws SQLException {
    ServerVersion version = server.dialect().version();
    Set<String> known = ConnectionUsage.from(server).byApplication().keySet();
    return applications().stream()
        .filter(name -> !known.contains(name))
        .map(name -> {
          String kept = kept(name, version);
          return kept.equals(name)
              ? "app: no session here is called \"%s\"%s".formatted(name, nearest(name, known))
              : "app: PostgreSQL %s keeps only ASCII in application names, this one as \"%s\""
                  .formatted(version, kept);
        })
        .toList();
  }

  /** An application name as a client's UTF-8 arrives on the server. */
  private static String kept(String name, ServerVersion version) {
    var kept = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      boolean ascii = b >= ' ' && b < 127;
      String other = version.isAtLeast(ESCAPES) ? "\\x" + HexFormat.of().toHexDigits(b) : "?";
      kept.append(ascii ? String.valueOf((char) b) : other);
    }
    return kept.toString();
  }

  private UnmatchedValues values() {
    return UnmatchedValues.of(telling().toList());
  }

  private List<String> applications() {
    return telling("app")
        .flatMap(it -> it.globs().stream())
        .flatMap(it -> it.literal().stream())
        .toList();
  }

  private List<String> names(String key) {
    return lists()
        .filter(it -> it.key().equals(key))
        .flatMap(it -> it.globs().stream())
        .filter(it -> !(key.equals("user") && it.source().equals("none")))
        .map(Glob::literal)
        .flatMap(it -> it.stream())
        .toList();
  }

  /** Words of servers that are not among ours: one that is newer may say them. */
  private List<String> strange(Key key) {
    List<String> ours = key.type() instanceof Key.Type.Words it ? it.words() : List.of();
    return telling(key.name())
        .flatMap(it -> it.globs().stream())
        .flatMap(it -> it.literal().stream())
        .map(it -> it.toLowerCase(Locale.ROOT))
        .filter(it -> !ours.contains(it) && !Keys.isServers(key, it))
        .filter(it -> !it.contains(":"))
        .toList();
  }

  private List<String> unseen(Key key, Server server) throws SQLException {
    Set<String> seen =
        server.query(
            "seen-words",
            rows -> {
              rows.next();
              return rows.texts(key.name() + "s").stream()
                  .map(it -> it.toLowerCase(Locale.ROOT).replace(' ', '-'))
                  .collect(Collectors.toSet());
            });
    return strange(key).stream()
        .filter(word -> !seen.contains(word.replace(' ', '-')))
        .map(word ->
            "%s: no session here has %s now; the words are %s"
                .formatted(
                    key.name(),
                    UserMistake.quote(word),
                    String.join(" ", ((Key.Type.Words) key.type()).words())))
        .toList();
  }

  /** Those that say something where they are not found: one that is left out protects nobody. */
  private Stream<Condition.OneOf> telling() {
    return lists().filter(it -> nobody || it.negated());
  }

  private Stream<Condition.OneOf> telling(String key) {
    return telling().filter(it -> it.key().equals(key));
  }

  private Stream<Condition.OneOf> lists() {
    return conditions.stream()
        .filter(Condition.OneOf.class::isInstance)
        .map(Condition.OneOf.class::cast);
  }
}
