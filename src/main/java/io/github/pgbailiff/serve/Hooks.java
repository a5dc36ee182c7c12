package io.github.pgbailiff.serve;

import com.sun.net.httpserver.HttpHandler;
import io.github.pgbailiff.config.Configuration;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.hook.Hook;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The hooks that a configuration names. */
final class Hooks {
  private Hooks() {}

  /** All that arrives over HTTP, by path: what there is already, and the alerts of others. */
  static Map<String, HttpHandler> beside(
      Map<String, HttpHandler> others, Configuration configuration, OpenStore records) {
    Map<String, HttpHandler> mounted = new HashMap<>(others);
    Set<String> clusters =
        configuration.clusters().stream()
            .map(it -> it.cluster().name())
            .collect(Collectors.toUnmodifiableSet());
    Map<String, String> channels = configuration.watch().channels();
    configuration
        .hooks()
        .forEach(it ->
            mounted.put(
                it.path(), new Hook(it, clusters, records::alerts, channels, records.clock())));
    return mounted;
  }
}
