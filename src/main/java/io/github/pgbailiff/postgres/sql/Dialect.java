package io.github.pgbailiff.postgres.sql;

import io.github.pgbailiff.sql.NamedParameters;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The statements that one server understands.
 *
 * @param definers whether the functions of {@code pgbailiff grants} that stand in for rights which
 *     came with later versions are installed; they are looked for before version 10 only
 * @param without the parts of statements that this server does not tell, though its version does
 */
public record Dialect(ServerVersion version, boolean definers, Set<String> without) {
  /** The versions that a variant may carry in its name. */
  static final List<Integer> STEPS =
      List.of(
          180000, 160000, 140000, 130000, 120000, 110000, 100000, 90600, 90500, 90400, 90300,
          90200);

  /** What stands in for a part that a server does not tell. */
  private static final String NONE = "-none";

  /** What stands in for a part that has nothing to judge: most of a statement's planning is its. */
  private static final String UNJUDGED = "-unjudged";

  private static final Pattern WORD = Pattern.compile("\\{([a-z-]+)}");
  private static final Map<String, NamedParameters> COMPOSED = new ConcurrentHashMap<>();
  private static final Map<String, String> FILES = new ConcurrentHashMap<>();

  /** Listed, because to look for a file that is not there takes a look into every library. */
  private static final Set<String> VARIANTS =
      resource("parts/variants.txt").lines().collect(Collectors.toUnmodifiableSet());

  /** The text of a statement, with its parts put in. */
  NamedParameters statement(String name) {
    // The record itself would do as a key, but its hash code takes a one-shot command 5 ms.
    String key = name + " " + version.number() + " " + definers + " " + without;
    @Nullable NamedParameters known = COMPOSED.get(key);
    if (known == null) {
      known = NamedParameters.of(name, compose(read("statements/" + name)));
      COMPOSED.put(key, known);
    }
    return known;
  }

  /** The same where nothing is known to be missing. */
  Dialect(ServerVersion version, boolean definers) {
    this(version, definers, Set.of());
  }

  Dialect without(Set<String> parts) {
    var all = new TreeSet<>(without);
    all.addAll(parts);
    return new Dialect(version, definers, Set.copyOf(all));
  }

  /** The same for statements that are given no conditions. */
  Dialect unjudged() {
    return without(Set.of("failing-entries"));
  }

  /** The parts of a statement that services and forks are known to keep to themselves. */
  List<String> optionalParts(String name) {
    return optionalPartsOf(read("statements/" + name));
  }

  private List<String> optionalPartsOf(String text) {
    return WORD.matcher(text)
        .results()
        .map(word -> word.group(1))
        .flatMap(part ->
            VARIANTS.contains(part + NONE)
                ? Stream.of(part)
                : optionalPartsOf(variant(part)).stream())
        .distinct()
        .toList();
  }

  private String compose(String text) {
    return WORD.matcher(text)
        .replaceAll(word -> Matcher.quoteReplacement(compose(variant(word.group(1)))));
  }

  /** The text of a part, in the variant for this server. */
  private String variant(String name) {
    Stream<String> steps =
        STEPS.stream().filter(step -> version.number() >= step).map(step -> name + "-" + step);
    Stream<String> others = definers ? Stream.of(name + "-definer") : Stream.empty();
    String file =
        without.contains(name)
            ? name + (VARIANTS.contains(name + NONE) ? NONE : UNJUDGED)
            : Stream.concat(steps, others).filter(VARIANTS::contains).findFirst().orElse(name);
    return read("parts/" + file);
  }

  private static String read(String name) {
    // Comments are for readers of the file; the server's log and pg_stat_activity do without.
    return FILES.computeIfAbsent(
        name,
        _ ->
            resource(name + ".sql")
                .lines()
                .filter(line -> !line.startsWith("--"))
                .collect(Collectors.joining("\n")));
  }

  private static String resource(String name) {
    try (InputStream stream = Dialect.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException("no statement " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException("the statement " + name + " cannot be read", failure);
    }
  }
}
