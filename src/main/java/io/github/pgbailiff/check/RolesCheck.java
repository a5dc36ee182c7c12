package io.github.pgbailiff.check;

import io.github.pgbailiff.access.Grant;
import io.github.pgbailiff.access.Role;
import io.github.pgbailiff.chat.PlatformFinding;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.ClusterPattern;
import io.github.pgbailiff.config.Configuration;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The check that roles reach people and clusters. */
record RolesCheck(Configuration configuration) {
  List<PlatformFinding> findings() {
    List<PlatformFinding> findings = new ArrayList<>();
    configuration.roles().forEach(role -> findings.addAll(of(role)));
    clusters()
        .filter(cluster ->
            configuration.roles().stream()
                .flatMap(role -> role.allow().stream())
                .noneMatch(grant -> concerns(grant, cluster)))
        .forEach(cluster ->
            findings.add(
                PlatformFinding.warning(
                    "cluster " + cluster.name(),
                    "no role allows anything there, so it is of use to nobody",
                    "add it to a role's allow")));
    return findings;
  }

  private List<PlatformFinding> of(Role role) {
    String what = "roles." + role.name();
    List<PlatformFinding> findings = new ArrayList<>();
    Role.Members members = role.members();
    if (members.isEmpty()) {
      findings.add(PlatformFinding.warning(what, "nobody is in it", "name somebody under members"));
    }
    configuration.platforms().stream()
        .filter(it -> !it.isConfigured() && !members.groups(it.name()).isEmpty())
        .flatMap(it -> it.type().groups().stream().map(key -> unused(what, key.name(), it.name())))
        .forEach(findings::add);
    Stream.concat(role.allow().stream(), role.deny().stream())
        .flatMap(grant -> grant.clusters().stream())
        .distinct()
        .filter(pattern -> clusters().noneMatch(pattern::selects))
        .forEach(pattern -> findings.add(unmatched(what, pattern)));
    return findings;
  }

  private static PlatformFinding unused(String what, String members, String section) {
    return PlatformFinding.warning(
        what,
        "its %s count for nothing: there is no section %s".formatted(members, section),
        "add the section, or leave them out");
  }

  static PlatformFinding unmatched(String what, ClusterPattern pattern) {
    return PlatformFinding.warning(
        what,
        "\"%s\" matches no cluster".formatted(pattern.text()),
        "write the name, a glob or a label of a cluster");
  }

  private Stream<Cluster> clusters() {
    return configuration.clusters().stream().map(ClusterSettings::cluster);
  }

  private static boolean concerns(Grant grant, Cluster cluster) {
    return grant.clusters().isEmpty()
        || grant.clusters().stream().anyMatch(pattern -> pattern.selects(cluster));
  }
}
