package io.github.pgbailiff.check;

import io.github.pgbailiff.chat.PlatformFinding;
import io.github.pgbailiff.config.Configuration;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.rules.Rule;
import java.util.ArrayList;
import java.util.List;

/** The check that rules are about clusters, and can be met. */
record RulesCheck(Configuration configuration) {
  List<PlatformFinding> findings() {
    List<Rule> rules = configuration.rules();
    List<PlatformFinding> findings = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      findings.addAll(
          new RuleCheck(configuration, "rules[%d]".formatted(i), rules.get(i)).findings());
    }
    configuration.clusters().stream()
        .map(ClusterSettings::cluster)
        .filter(cluster -> rules.stream().noneMatch(it -> it.when().isAbout(cluster)))
        .forEach(cluster ->
            findings.add(
                PlatformFinding.warning(
                    "cluster " + cluster.name(),
                    "no rule is about it: whoever may act there only has to confirm",
                    "add a rule that asks for approvals, or for confirm: true where that is"
                        + " meant")));
    return findings;
  }
}
