package io.github.pgbailiff.serve;

import io.github.pgbailiff.audit.AuditSettings;
import io.github.pgbailiff.chat.ConfiguredPlatform;
import io.github.pgbailiff.chat.PlatformSettings;
import io.github.pgbailiff.config.Configuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The keys that a running process cannot take anew: what it is connected by.
 *
 * @param started the configuration that it was started with
 */
record RestartKeys(Configuration started) {

  /** The keys whose values are others now, which a restart would take. */
  List<String> changed(Configuration fresh) {
    List<String> keys = new ArrayList<>();
    add(keys, "store", started.store(), fresh.store());
    add(keys, "http.listen", started.http(), fresh.http());
    AuditSettings before = started.audit();
    AuditSettings now = fresh.audit();
    add(keys, "audit.json_lines", before.jsonLines(), now.jsonLines());
    add(keys, "audit.anchor_every", before.anchorEvery(), now.anchorEvery());
    for (ConfiguredPlatform<?> platform : started.platforms()) {
      keys.addAll(changed(platform, same(platform, fresh)));
    }
    return List.copyOf(keys);
  }

  private static void add(List<String> keys, String key, Object before, Object now) {
    if (!before.equals(now)) {
      keys.add(key);
    }
  }

  private static List<String> changed(ConfiguredPlatform<?> before, ConfiguredPlatform<?> now) {
    if (before.isConfigured() != now.isConfigured()) {
      return List.of(before.name());
    }
    return before.settings().stream()
        .flatMap(it -> {
          Map<String, Object> fresh =
              now.settings().map(PlatformSettings::connection).orElse(Map.of());
          return it.connection().entrySet().stream()
              .filter(entry -> !Objects.equals(fresh.get(entry.getKey()), entry.getValue()))
              .map(entry -> before.name() + "." + entry.getKey());
        })
        .sorted()
        .toList();
  }

  /** The same configuration as far as this process can take it. */
  Configuration within(Configuration fresh) {
    return new Configuration(
        started.store(),
        new AuditSettings(
            fresh.audit().reads(), started.audit().jsonLines(), started.audit().anchorEvery()),
        started.http(),
        fresh.clusters(),
        started.platforms().stream()
            .<ConfiguredPlatform<?>>map(it -> connected(it, fresh))
            .toList(),
        fresh.people(),
        fresh.roles(),
        fresh.rules(),
        fresh.breakGlass(),
        fresh.watch(),
        fresh.hooks(),
        fresh.owners());
  }

  private static ConfiguredPlatform<?> connected(
      ConfiguredPlatform<?> before, Configuration fresh) {
    ConfiguredPlatform<?> now = same(before, fresh);
    return before.isConfigured() && now.isConfigured() ? now : before;
  }

  private static ConfiguredPlatform<?> same(ConfiguredPlatform<?> platform, Configuration fresh) {
    return fresh.platforms().stream()
        .filter(it -> it.name().equals(platform.name()))
        .findFirst()
        .orElseThrow();
  }
}
