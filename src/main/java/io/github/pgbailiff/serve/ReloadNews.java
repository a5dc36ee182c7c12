package io.github.pgbailiff.serve;

import io.github.pgbailiff.audit.Event;
import io.github.pgbailiff.audit.EventType;
import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.config.Configuration;
import io.github.pgbailiff.config.schema.Problem;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.reply.Phrases;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The record of configurations that were read anew, and what the audit channels hear of them. */
record ReloadNews(LiveProgram live, String host) {
  private static final int TOLD = 10;

  /**
   * The differences that people should know of.
   *
   * @param gone names of clusters that are not there any more
   * @param added names of clusters that were not there before
   * @param waiting keys whose new values wait for a restart
   */
  record Change(List<String> gone, List<String> added, List<String> waiting) {

    static Change between(Configuration before, Configuration now, List<String> waiting) {
      Set<String> old = names(before);
      Set<String> fresh = names(now);
      return new Change(
          old.stream().filter(it -> !fresh.contains(it)).toList(),
          fresh.stream().filter(it -> !old.contains(it)).toList(),
          waiting);
    }

    private static Set<String> names(Configuration configuration) {
      return configuration.clusters().stream()
          .map(it -> it.cluster().name())
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public String toString() {
      String words =
          Stream.of(
                  part("new clusters", added),
                  part("clusters gone", gone),
                  part("a restart is needed for", waiting))
              .flatMap(Optional::stream)
              .collect(Collectors.joining("; "));
      return words.isEmpty() ? "the same clusters" : words;
    }

    private static Optional<String> part(String what, List<String> names) {
      String more = names.size() > TOLD ? " and %d more".formatted(names.size() - TOLD) : "";
      return names.isEmpty()
          ? Optional.empty()
          : Optional.of(what + " " + String.join(", ", names.stream().limit(TOLD).toList()) + more);
    }
  }

  /** Puts it on the record, before it is in use. */
  void record(String hash, Change change) {
    Event.Draft event =
        Event.of(EventType.CONFIGURATION_LOADED)
            .with("host", host)
            .with("hash", hash)
            .with("clusters_gone", some(change.gone()))
            .with("clusters_new", some(change.added()))
            .with("needs_restart", some(change.waiting()));
    var _ = records().audit().append(event.build());
  }

  private static Optional<List<String>> some(List<String> names) {
    return Optional.of(names).filter(it -> !it.isEmpty());
  }

  /** Says what nobody looks after any more. */
  void tellLeft(Change change) {
    for (Block block : records().blocks().open()) {
      if (change.gone().contains(block.cluster())) {
        String end = block.until().map(this::end).orElse("");
        tell(
            "%s on %s%s stands there, and is lifted by nobody: the configuration does not name %s any more"
                .formatted(block.id(), block.cluster(), end, block.cluster()));
      }
    }
    if (!change.waiting().isEmpty()) {
      tell(
          "the configuration of %s was read anew; a restart is needed for %s"
              .formatted(host, String.join(", ", change.waiting())));
    }
  }

  private String end(Instant until) {
    long left = Duration.between(records().clock().instant(), until).toSeconds();
    return left > 0 ? ", whose time is up in " + Phrases.age(left) + "," : ", whose time is up,";
  }

  /** Says why it is not in use. */
  void tellProblems(List<Problem> problems) {
    String more = problems.size() > TOLD ? "\nand %d more".formatted(problems.size() - TOLD) : "";
    tell(
        "the configuration of %s cannot be used, the one of before stays:\n%s%s"
            .formatted(
                host,
                problems.stream()
                    .limit(TOLD)
                    .map(Problem::toString)
                    .collect(Collectors.joining("\n")),
                more));
  }

  private void tell(String text) {
    Set<Place> places = new LinkedHashSet<>(records().audience().audit());
    if (!places.isEmpty()) {
      records()
          .store()
          .transact(tx -> {
            records().announcements().notice(tx, places, text);
            return places;
          });
    }
  }

  private OpenStore records() {
    return live.now().records();
  }
}
