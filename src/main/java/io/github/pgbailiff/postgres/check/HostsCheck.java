package io.github.pgbailiff.postgres.check;

import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.postgres.connection.ClusterConnections;
import io.github.pgbailiff.postgres.connection.ClusterFinding;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.postgres.connection.Hosts;
import io.github.pgbailiff.postgres.connection.IdentityQuery;
import io.github.pgbailiff.postgres.connection.PlainConnections;
import io.github.pgbailiff.postgres.sql.ClusterException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/**
 * The look at each host of an entry that names several, one of which takes over some night: whether
 * it lets pgbailiff in, and is a standby of the primary.
 */
public final class HostsCheck {
  private final ClusterSettings settings;

  private HostsCheck(ClusterSettings settings) {
    this.settings = settings;
  }

  /** A host, and what it is. */
  private record Host(
      String name, Optional<ClusterIdentity> identity, Optional<ClusterException> failure) {

    boolean isPrimary() {
      return identity.filter(it -> !it.inRecovery()).isPresent();
    }
  }

  /** What there is to find; nothing where one host is named. */
  public static List<ClusterFinding> of(ClusterSettings settings) {
    var hosts = new Hosts(settings.url());
    if (!hosts.areSeveral()) {
      return List.of();
    }
    var check = new HostsCheck(settings);
    List<Host> seen = check.look(hosts);
    var findings = new ArrayList<ClusterFinding>();
    hosts.finding(check.what()).ifPresent(findings::add);
    seen.stream().map(check::finding).forEach(findings::add);
    check.primaries(seen).ifPresent(findings::add);
    check.strangers(seen).ifPresent(findings::add);
    return List.copyOf(findings);
  }

  private String what() {
    return "cluster " + at(settings).cluster();
  }

  private static ClusterConnections at(ClusterSettings settings) {
    return new ClusterConnections(settings, new PlainConnections());
  }

  private List<Host> look(Hosts hosts) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Host>> all =
          hosts.all().stream()
              .map(it -> CompletableFuture.supplyAsync(() -> look(it, hosts.alone(it)), threads))
              .toList();
      return all.stream().map(CompletableFuture::join).toList();
    }
  }

  private Host look(String host, String url) {
    try {
      var identity = at(settings.at(url)).read(IdentityQuery::read);
      return new Host(host, Optional.of(identity), Optional.empty());
    } catch (ClusterException failure) {
      return new Host(host, Optional.empty(), Optional.of(failure));
    }
  }

  private ClusterFinding finding(Host host) {
    String what = what() + ": host " + host.name();
    return host.failure()
        .map(it ->
            ClusterFinding.warning(
                what, it.why() + ": were it the primary, nothing would work there", it.advice()))
        .orElseGet(() ->
            ClusterFinding.ok(what, host.isPrimary() ? "the primary" : "a standby, lets us in"));
  }

  private Optional<ClusterFinding> primaries(List<Host> seen) {
    List<String> primaries = seen.stream().filter(Host::isPrimary).map(Host::name).toList();
    return primaries.size() < 2
        ? Optional.empty()
        : Optional.of(
            ClusterFinding.error(
                what() + ": hosts",
                String.join(" and ", primaries) + " are primaries, each for itself",
                "end the one that was the primary before, and make it a standby of the other"));
  }

  private Optional<ClusterFinding> strangers(List<Host> seen) {
    List<String> systems =
        seen.stream()
            .flatMap(it -> it.identity().stream())
            .flatMap(it -> it.systemIdentifier().stream())
            .distinct()
            .toList();
    return systems.size() < 2
        ? Optional.empty()
        : Optional.of(
            ClusterFinding.error(
                what() + ": hosts",
                "they are different clusters: their system identifiers are "
                    + String.join(" and ", systems),
                "name only the primary and its standbys in one url"));
  }
}
