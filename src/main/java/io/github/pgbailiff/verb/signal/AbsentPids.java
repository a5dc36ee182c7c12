package io.github.pgbailiff.verb.signal;

import io.github.pgbailiff.postgres.session.LoggingIn;
import io.github.pgbailiff.verb.view.ClusterView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The pids that were asked for and that no session has.
 *
 * @param cluster its name
 */
record AbsentPids(String cluster, List<Integer> pids) {

  /** Why each is not taken. */
  List<String> words(ClusterView sight) {
    Map<Integer, LoggingIn> logins =
        (pids.isEmpty() ? List.<LoggingIn>of() : sight.loggingIn(pids))
            .stream().collect(Collectors.toMap(LoggingIn::pid, Function.identity()));
    return pids.stream().map(pid -> words(pid, Optional.ofNullable(logins.get(pid)))).toList();
  }

  private String words(int pid, Optional<LoggingIn> login) {
    return login
        .map(it ->
            "%d: %s; no verb ends it, and locks shows who could be ended"
                .formatted(pid, it.words()))
        .orElseGet(() -> "%d: already gone, no such session on %s".formatted(pid, cluster));
  }
}
