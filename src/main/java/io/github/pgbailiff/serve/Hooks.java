package io.github.pgbailiff.serve;

import com.sun.net.httpserver.HttpHandler;
import io.github.pgbailiff.hook.Hook;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The hooks that the configuration names at the moment. */
final class Hooks {
  private final LiveProgram live;
  private Mounted mounted;

  /** Those of one configuration, by their paths. */
  private record Mounted(Program program, Map<String, HttpHandler> byPath) {
    static Mounted of(Program program) {
      Set<String> clusters =
          program.configuration().clusters().stream()
              .map(it -> it.cluster().name())
              .collect(Collectors.toUnmodifiableSet());
      Map<String, String> channels = program.configuration().watch().channels();
      var records = program.records();
      Map<String, HttpHandler> hooks = new HashMap<>();
      program
          .configuration()
          .hooks()
          .forEach(it ->
              hooks.put(
                  it.path(), new Hook(it, clusters, records::alerts, channels, records.clock())));
      return new Mounted(program, hooks);
    }
  }

  Hooks(LiveProgram live) {
    this.live = live;
    this.mounted = Mounted.of(live.now());
  }

  /** What answers at the path; empty where there is no such hook. */
  synchronized Optional<HttpHandler> at(String path) {
    Program now = live.now();
    if (!mounted.program().equals(now)) {
      mounted = Mounted.of(now);
    }
    return Optional.ofNullable(mounted.byPath().get(path));
  }
}
