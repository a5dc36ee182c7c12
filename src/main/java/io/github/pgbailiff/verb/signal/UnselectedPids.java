package io.github.pgbailiff.verb.signal;

import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.parse.CanonicalText;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.verb.view.ClusterView;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The process ids that a command names and does not select on a cluster: who is there is left out
 * by its other words, the others are logging in or gone.
 */
record UnselectedPids(Command command, ClusterView sight, String cluster) {

  /** One sentence each. Who is out of sight is not there. */
  List<String> words(List<Session> selected) {
    Set<Integer> found = pids(selected);
    List<Integer> missing =
        Stream.concat(command.pids().stream(), filtered())
            .distinct()
            .filter(pid -> !found.contains(pid))
            .toList();
    Set<Integer> there = missing.isEmpty() || isEverybody() ? Set.of() : there(missing);
    List<Integer> absent = missing.stream().filter(pid -> !there.contains(pid)).toList();
    return Stream.concat(
            missing.stream().filter(there::contains).map(this::left),
            new AbsentPids(cluster, absent).words(sight).stream())
        .toList();
  }

  private String left(int pid) {
    return "%d: left out, it does not match %s on %s"
        .formatted(pid, CanonicalText.filters(command), cluster);
  }

  private Set<Integer> there(List<Integer> missing) {
    return pids(sight.sessions(SessionQuery.ALL.pids(missing)).rows());
  }

  private static Set<Integer> pids(List<Session> sessions) {
    return sessions.stream().map(Session::pid).collect(Collectors.toSet());
  }

  /** Whether the pids alone select, so that who is not selected is not there. */
  private boolean isEverybody() {
    return command.conditions().isEmpty();
  }

  private Stream<Integer> filtered() {
    return command.conditions().stream()
        .flatMap(it ->
            it instanceof Condition.OneOf list
                    && list.key().equals(Keys.PID.name())
                    && !list.negated()
                ? list.globs().stream()
                : Stream.<Glob>empty())
        .flatMap(it -> it.literal().stream())
        .map(Integer::valueOf);
  }
}
