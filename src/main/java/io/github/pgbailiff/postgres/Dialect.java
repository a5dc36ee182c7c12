package io.github.pgbailiff.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statements that one server understands.
 *
 * @param definers whether the functions of {@code pgbailiff grants} that stand in for rights which
 *     came with later versions are installed; they are looked for before version 10 only
 */
record Dialect(ServerVersion version, boolean definers) {
  /** The versions that a variant may carry in its name. */
  static final List<Integer> STEPS =
      List.of(160000, 140000, 120000, 110000, 100000, 90600, 90500, 90400, 90300, 90200);

  private static final Pattern WORD = Pattern.compile("\\{([a-z-]+)}");
  private static final Map<Dialect, Map<String, String>> COMPOSED = new ConcurrentHashMap<>();
  private static final Map<String, Optional<String>> FILES = new ConcurrentHashMap<>();

  /** The text of a statement, with its parts put in. */
  String statement(String name) {
    Map<String, String> mine = COMPOSED.computeIfAbsent(this, _ -> new ConcurrentHashMap<>());
    @Nullable String known = mine.get(name);
    if (known == null) {
      known = compose(name);
      mine.put(name, known);
    }
    return known;
  }

  private String compose(String name) {
    return WORD.matcher(variant(name))
        .replaceAll(word -> Matcher.quoteReplacement(compose(word.group(1))));
  }

  private String variant(String name) {
    Optional<String> found = Optional.empty();
    for (int step : STEPS) {
      if (found.isEmpty() && version.number() >= step) {
        found = file(name + "-" + step);
      }
    }
    return found
        .or(() -> definers ? file(name + "-definer") : Optional.empty())
        .or(() -> file(name))
        .orElseThrow(() -> new IllegalArgumentException("no statement " + name + ".sql"));
  }

  private static Optional<String> file(String name) {
    return FILES.computeIfAbsent(name, Dialect::read);
  }

  private static Optional<String> read(String name) {
    try (InputStream stream = Dialect.class.getResourceAsStream(name + ".sql")) {
      if (stream == null) {
        return Optional.empty();
      }
      // Comments are for readers of the file; the server's log and pg_stat_activity do without.
      return Optional.of(
          new String(stream.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("--"))
              .collect(Collectors.joining("\n")));
    } catch (IOException failure) {
      throw new UncheckedIOException("the statement " + name + ".sql cannot be read", failure);
    }
  }
}
