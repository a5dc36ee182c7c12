package io.github.pgbailiff.postgres;

import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.postgres.connection.ClusterFinding;
import io.github.pgbailiff.postgres.session.Protection;
import io.github.pgbailiff.postgres.sql.ClusterException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The entries of a configuration, some of which may be one server under several names, as {@link
 * ClusterIdentity#isOneServerWith} tells. Who is protected by one of those names is protected by
 * all.
 */
public final class ServerAliases {
  /** How long an entry that did not answer is not asked again: it would hold up every command. */
  private static final long PATIENCE = Duration.ofMinutes(1).toNanos();

  private final Map<String, PostgresCluster> entries;
  private final Map<String, ClusterIdentity> servers = new ConcurrentHashMap<>();
  private final Map<String, Long> silent = new ConcurrentHashMap<>();

  /** The entries of each host and port that somebody asked for. */
  private final Map<String, List<PostgresCluster>> addresses = new ConcurrentHashMap<>();

  /** A command on many clusters would else ask each of them as often as there are clusters. */
  private final Map<String, CompletableFuture<Void>> asking = new ConcurrentHashMap<>();

  /**
   * @param entries by name; it may still grow
   */
  ServerAliases(Map<String, PostgresCluster> entries) {
    this.entries = entries;
  }

  /**
   * Looks which of those that protect somebody are the server of this entry.
   *
   * @param identity what this entry's server is
   */
  void look(String name, ClusterIdentity identity) {
    servers.put(name, identity);
    CompletableFuture.allOf(
            entries.keySet().stream()
                .filter(it -> !it.equals(name) && !own(it).entries().isEmpty() && !isSilent(it))
                .filter(it -> !get(it).sleeps() || get(it).mayBe(get(name)))
                .map(this::asked)
                .toArray(CompletableFuture[]::new))
        .join();
  }

  private CompletableFuture<Void> asked(String name) {
    return asking.computeIfAbsent(
        name,
        _ ->
            CompletableFuture.runAsync(() -> ask(name), Thread::startVirtualThread)
                .whenCompleteAsync((_, _) -> asking.remove(name), Thread::startVirtualThread));
  }

  private boolean isSilent(String name) {
    Long since = silent.get(name);
    return since != null && System.nanoTime() - since < PATIENCE;
  }

  private void ask(String name) {
    try {
      servers.put(name, get(name).identity());
      silent.remove(name);
    } catch (ClusterException unanswered) {
      // Whoever needs this one's answer finds that out; what was known of it may still hold.
      silent.put(name, System.nanoTime());
    }
  }

  /** All of them, in their order. */
  Collection<PostgresCluster> entries() {
    return Collections.unmodifiableCollection(entries.values());
  }

  /** The entry of a name; empty when none is configured under it. */
  Optional<PostgresCluster> entry(String name) {
    return Optional.ofNullable(entries.get(name));
  }

  /**
   * What there is to find about entries that are one server.
   *
   * @param identities of those that could be reached, by their entries' names
   */
  public static List<ClusterFinding> among(Map<String, ClusterIdentity> identities) {
    var servers = new ArrayList<List<String>>();
    identities.forEach((name, identity) ->
        servers.stream()
            .filter(names -> identity.isOneServerWith(get(identities, names.getFirst())))
            .findFirst()
            .ifPresentOrElse(
                names -> names.add(name), () -> servers.add(new ArrayList<>(List.of(name)))));
    return servers.stream()
        .filter(entries -> entries.size() > 1)
        .map(entries -> String.join(", ", entries))
        .map(entries ->
            ClusterFinding.warning(
                "clusters",
                entries + " are one and the same server",
                "remove all entries but one, or keep them for labels: blocks and protect hold for"
                    + " all"))
        .toList();
  }

  /** What holds for an entry, as far as it was looked up. */
  Protection protection(String name) {
    Protection all = own(name);
    for (PostgresCluster other : sameServer(name)) {
      all = all.and(other.ownProtection().entries());
    }
    return all;
  }

  /** As whom the entries log in that lead to the same server, as far as that is known. */
  Set<String> logins(String name) {
    return Stream.concat(at(get(name).address()).stream(), sameServer(name).stream())
        .flatMap(other -> other.login().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The databases that other entries of the same server lead to, each with the entry. */
  Map<String, String> databases(String name) {
    Map<String, String> found = new HashMap<>();
    Stream.concat(at(get(name).address()).stream(), sameServer(name).stream())
        .filter(other -> !other.cluster().name().equals(name))
        .forEach(other -> found.put(other.database(), other.cluster().name()));
    return found;
  }

  private List<PostgresCluster> at(String address) {
    return addresses.computeIfAbsent(
        address,
        _ -> entries.values().stream().filter(it -> it.address().equals(address)).toList());
  }

  private List<PostgresCluster> sameServer(String name) {
    ClusterIdentity here = servers.get(name);
    return here == null
        ? List.of()
        : entries.keySet().stream()
            .filter(other -> !other.equals(name))
            .filter(other ->
                Optional.ofNullable(servers.get(other)).filter(here::isOneServerWith).isPresent())
            .map(this::get)
            .toList();
  }

  private PostgresCluster get(String name) {
    return get(entries, name);
  }

  private static <T> T get(Map<String, T> entries, String name) {
    return Objects.requireNonNull(entries.get(name));
  }

  private Protection own(String name) {
    return get(name).ownProtection();
  }
}
