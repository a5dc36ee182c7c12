package io.github.pgbailiff.check;

import io.github.pgbailiff.chat.PlatformFinding;
import io.github.pgbailiff.config.Configuration;
import io.github.pgbailiff.config.ConfigurationSources;
import java.util.ArrayList;
import java.util.List;

/** The check of a valid configuration for what people would wonder about later. */
record ConfigurationCheck(ConfigurationSources sources, Configuration configuration) {
  List<PlatformFinding> findings() {
    List<PlatformFinding> findings = new ArrayList<>(new ReadersCheck(sources).findings());
    if (configuration.clusters().isEmpty()) {
      findings.add(
          PlatformFinding.warning(
              "clusters", "none is configured", "list your servers under clusters"));
    }
    findings.addAll(new RolesCheck(configuration).findings());
    findings.addAll(new RulesCheck(configuration).findings());
    return findings.isEmpty()
        ? List.of(PlatformFinding.ok("configuration", sources.file() + " holds together"))
        : findings;
  }
}
