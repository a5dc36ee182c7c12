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
import io.github.pgbailiff.verb.DoorDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a request would run on its doors, for programs: as its clusters say it now, since no SQL is
 * kept in the store.
 */
record DoorPreview(Clusters clusters) {
  /** Empty for a request without doors, for one that has results, and while clusters are away. */
  List<Body> of(Request request) {
    if (request.state().isTerminal() || !request.results().isEmpty()) {
      return List.of();
    }
    List<DoorSurvey> shut = new ArrayList<>();
    List<DoorSurvey> opened = new ArrayList<>();
    for (Part part : request.change().parts()) {
      part.steps().forEach(step -> survey(part, step, shut, opened));
    }
    return shut.isEmpty() && opened.isEmpty() ? List.of() : List.of(DoorDetails.of(shut, opened));
  }

  private void survey(Part part, Step step, List<DoorSurvey> shut, List<DoorSurvey> opened) {
    switch (step) {
      case Step.Shut(Door door, _) -> survey(part, door).ifPresent(shut::add);
      case Step.Open(Door door, _) -> survey(part, door).ifPresent(opened::add);
      case Step.Signal _, Step.AwaitNone _ -> {}
    }
  }

  private Optional<DoorSurvey> survey(Part part, Door door) {
    try {
      return Optional.of(clusters.get(part.cluster()).survey(DoorName.of(door)));
    } catch (ClusterException | IllegalArgumentException e) {
      // What is only for reading does not stand in the way of a decision.
      return Optional.empty();
    }
  }
}
