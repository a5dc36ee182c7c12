package io.github.pgbailiff.executor;

import io.github.pgbailiff.approval.Request;
import io.github.pgbailiff.change.Door;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.postgres.ClusterException;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.postgres.DoorName;
import io.github.pgbailiff.postgres.DoorSurvey;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Show;
import io.github.pgbailiff.reply.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a request would run on its doors, for programs: as its clusters say it now, since no SQL is
 * kept in the store.
 */
record DoorPreview(Clusters clusters) {
  private record Seen(boolean shuts, DoorSurvey survey) {}

  /** Empty for a request without doors, for one that has results, and while clusters are away. */
  List<Body> of(Request request) {
    if (request.state().isTerminal() || !request.results().isEmpty()) {
      return List.of();
    }
    List<Seen> seen = request.change().parts().stream().flatMap(this::seen).toList();
    return seen.isEmpty() ? List.of() : List.of(body(seen));
  }

  private Stream<Seen> seen(Part part) {
    return part.steps().stream().flatMap(step -> seen(part, step).stream());
  }

  private Optional<Seen> seen(Part part, Step step) {
    return switch (step) {
      case Step.Shut(Door door, _) -> survey(part, door).map(it -> new Seen(true, it));
      case Step.Open(Door door, _) -> survey(part, door).map(it -> new Seen(false, it));
      case Step.Signal _, Step.AwaitNone _ -> Optional.empty();
    };
  }

  private Optional<DoorSurvey> survey(Part part, Door door) {
    try {
      return Optional.of(clusters.get(part.cluster()).survey(DoorName.of(door)));
    } catch (ClusterException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Body body(List<Seen> seen) {
    var stillIn =
        Body.Table.of(
            "still_in",
            List.of(Column.of("role", "role", Show.DATA), Column.of("via", "via", Show.DATA)),
            seen.stream()
                .filter(Seen::shuts)
                .flatMap(it -> it.survey().stillIn().stream())
                .map(it -> List.of(Value.text(it.role()), Value.text(it.via())))
                .toList());
    return new Body.Details(
        "",
        List.of(
            Field.data("sql", texts(seen, it -> it.shuts() ? shutting(it) : opening(it))),
            Field.data("undo", texts(seen, it -> it.shuts() ? opening(it) : shutting(it)))),
        List.of(stillIn));
  }

  private static List<String> shutting(Seen seen) {
    return seen.survey().sql();
  }

  private static List<String> opening(Seen seen) {
    return seen.survey().undo();
  }

  private static Value texts(List<Seen> seen, Function<Seen, List<String>> part) {
    return Value.texts(seen.stream().flatMap(it -> part.apply(it).stream()).distinct().toList());
  }
}
