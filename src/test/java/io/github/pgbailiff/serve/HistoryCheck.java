package io.github.pgbailiff.serve;

import io.github.pgbailiff.change.SessionId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The judgement of a history by what is left of it: the store, the record, the chat, the server.
 */
final class HistoryCheck {
  private final HistoryWorld world;
  private final int heard;
  private final RequestsCheck requests;
  private final List<String> problems = new ArrayList<>();

  HistoryCheck(HistoryWorld world, int heard) {
    this.world = world;
    this.heard = heard;
    this.requests = new RequestsCheck(world.slack, world.store.url("postgres"));
  }

  /** Waits until nothing is open, owed or due any more. */
  void awaitRest() {
    requests.awaitRest(0);
    requests.judge(heard);
    problems.addAll(requests.problems());
    sessions();
    for (int i = 0; i < HistoryActors.ROLES; i++) {
      enters("r" + i);
    }
  }

  /** Nobody is gone whom no request was carried out about. */
  private void sessions() {
    Set<SessionId> ended = world.visitors.ended();
    ended.removeAll(requests.aimed());
    if (!ended.isEmpty()) {
      problems.add("sessions " + ended + " were ended, and nobody decided that");
    }
  }

  /** No block outlives its lease. */
  private void enters(String role) {
    try (Connection connection = world.server.connect("postgres", role, "", "test fixture")) {
      if (!connection.isValid(5)) {
        problems.add(role + " does not get in");
      }
    } catch (SQLException | AssertionError shut) {
      problems.add(role + " is kept out though no block stands");
    }
  }

  /** Keeps the record, to look into it later. */
  void keep(Path file) {
    requests.keep(file);
  }

  String figures() {
    return requests.figures() + ", " + world.visitors.count() + " sessions";
  }

  List<String> problems() {
    return problems;
  }
}
