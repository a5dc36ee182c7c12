package io.github.pgbailiff.request;

import java.util.List;

/** A session behind which some of those still wait whom a request was to free. */
public record StillBehind(String cluster, int pid) {
  /** All of a request that is over, in the order in which its card tells of them. */
  public static List<StillBehind> of(Request request) {
    return request.results().stream()
        .flatMap(result ->
            result.after().stream()
                .flatMap(it -> it.behind().stream())
                .map(pid -> new StillBehind(result.cluster(), pid)))
        .toList();
  }
}
