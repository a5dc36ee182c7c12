package io.github.pgbailiff.verb.finding;

import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.postgres.session.ConnectionLimit;
import io.github.pgbailiff.postgres.session.ConnectionUsage;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Step;
import io.github.pgbailiff.reply.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sentences of a cluster's connections: whatever refuses new ones, or soon will, and whose
 * those are that there are.
 */
public record UsageFindings(String cluster, ConnectionUsage usage) {
  /** As many limits are told of one by one. */
  private static final int MOST = 3;

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

  /** A limit that is nearly reached. */
  private record Reached(ConnectionLimit limit, int used, Mark mark) {
    double share() {
      return (double) used / limit.most();
    }
  }

  /** The worst first; always at least one. */
  public List<Finding> worstFirst() {
    Optional<Finding> full = Headline.connections(cluster, usage.used(), ordinary());
    List<Reached> reached = reached();
    List<Finding> found = new ArrayList<>(full.map(this::nearlyFull).stream().toList());
    for (Reached it : reached.subList(0, Math.min(MOST, reached.size()))) {
      // How many there are in all is said once.
      found.add(finding(it, found.isEmpty() ? "; " + inAll() : ""));
    }
    if (reached.size() > MOST) {
      found.add(more(reached.subList(MOST, reached.size())));
    }
    String shut = shut();
    if (found.isEmpty()) {
      found.add(quiet(shut.isEmpty() ? "" : "; " + shut));
    } else if (!shut.isEmpty()) {
      found.add(Finding.of(Mark.QUIET, cluster + ": " + shut));
    }
    return found.stream().sorted(Comparator.comparing(Finding::mark)).toList();
  }

  private String inAll() {
    return "%d of %d in the cluster".formatted(usage.used(), ordinary());
  }

  /** What ordinary roles may use. */
  private int ordinary() {
    return usage.maxConnections() - usage.reserved();
  }

  private List<Reached> reached() {
    return usage.limits().stream()
        .flatMap(it -> reached(it, usage.used(it)).stream())
        .sorted(
            Comparator.comparing(Reached::mark)
                .thenComparing(Comparator.comparingDouble(Reached::share).reversed())
                .thenComparing(it -> it.limit().name()))
        .toList();
  }

  /** Who may have none, and has none, was shut out on purpose. */
  private static Optional<Reached> reached(ConnectionLimit limit, int used) {
    return used == 0
        ? Optional.empty()
        : Headline.full(used, limit.most()).map(it -> new Reached(limit, used, it));
  }

  private Finding finding(Reached reached, String beside) {
    ConnectionLimit limit = reached.limit();
    String words =
        "%s: %s has %d of its %d connections (limit of the %s)%s"
            .formatted(
                cluster, limit.name(), reached.used(), limit.most(), limit.of().word(), beside);
    String label =
        limit.of() == ConnectionLimit.Of.ROLE
            ? "Sessions of " + limit.name()
            : "Sessions in " + limit.name();
    String name = new BlockTargetName(limit.database(), limit.role()).typed();
    return Finding.of(
        reached.mark(), words, Step.look(label, "sessions", cluster, name, "state:any"));
  }

  private Finding more(List<Reached> others) {
    return Finding.of(
        others.getFirst().mark(),
        "%s: also at a limit, or near it: %s"
            .formatted(cluster, names(others.stream().map(Reached::limit).toList())));
  }

  private Finding quiet(String beside) {
    return Finding.of(
        Mark.QUIET,
        "%s: %d of %d connections are in use, %d are left%s"
            .formatted(
                cluster,
                usage.used(),
                ordinary(),
                Math.max(0, ordinary() - usage.used()),
                mostOf() + beside),
        Step.look("Sessions", "sessions", cluster));
  }

  /** {@code closed by CONNECTION LIMIT 0: role app, database shop}; empty where none is. */
  private String shut() {
    List<ConnectionLimit> shut =
        usage.limits().stream().filter(it -> it.most() == 0 && usage.used(it) == 0).toList();
    return shut.isEmpty() ? "" : "closed by CONNECTION LIMIT 0: " + names(shut);
  }

  /** {@code role app, database shop, …}. */
  private static String names(List<ConnectionLimit> limits) {
    List<String> names =
        limits.stream().map(it -> it.of().word() + " " + it.name()).limit(MOST).toList();
    return String.join(", ", names) + (limits.size() > MOST ? ", …" : "");
  }

  /** Its reader is here already: they go on to whose connections they are. */
  private Finding nearlyFull(Finding found) {
    List<Value> sentence =
        Stream.concat(found.sentence().stream(), Stream.of(Value.text(mostOf()))).toList();
    Stream<Step> others =
        found.steps().stream().filter(it -> !it.words().getFirst().equals("usage"));
    Optional<Step> largest = largest().flatMap(it -> sessions(it.getKey()));
    return Finding.of(found.mark(), sentence)
        .then(Stream.concat(largest.stream(), others).toList());
  }

  /** {@code ; 110 are of checkout}. */
  private String mostOf() {
    return largest().map(it -> "; %d are of %s".formatted(it.getValue(), it.getKey())).orElse("");
  }

  private Optional<Map.Entry<String, Integer>> largest() {
    return usage.byApplication().entrySet().stream()
        .filter(it -> !it.getKey().isBlank() && it.getValue() > 1)
        .findFirst();
  }

  /** None for a name that means something else where conditions are typed. */
  private Optional<Step> sessions(String application) {
    return PLAIN.matcher(application).matches()
        ? Optional.of(
            Step.look(
                "Sessions of " + application,
                "sessions",
                cluster,
                "app:" + application,
                "state:any"))
        : Optional.empty();
  }
}
