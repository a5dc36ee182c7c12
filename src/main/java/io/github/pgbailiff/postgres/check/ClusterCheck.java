package io.github.pgbailiff.postgres.check;

import io.github.pgbailiff.postgres.connection.ClusterFinding;
import io.github.pgbailiff.postgres.connection.IdentityQuery;
import io.github.pgbailiff.postgres.session.ClusterCapabilities;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.postgres.sql.Rows;
import io.github.pgbailiff.postgres.sql.Server;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;

/** The look at what a cluster lets pgbailiff do, and at what people would wonder about later. */
public final class ClusterCheck {
  /** Leases and expiry go by our clock, ages by the server's. */
  private static final Duration TOLERATED = Duration.ofSeconds(5);

  private final String cluster;
  private final InstantSource clock;

  public ClusterCheck(String cluster, InstantSource clock) {
    this.cluster = cluster;
    this.clock = clock;
  }

  public static ClusterFinding unreachable(String cluster, ClusterException failure) {
    return ClusterFinding.error(
        "cluster " + cluster, String.valueOf(failure.getMessage()), failure.advice());
  }

  public List<ClusterFinding> of(Server server) throws SQLException {
    ClusterCapabilities facts = ClusterCapabilities.from(server);
    RightsAdvice advice = RightsAdvice.from(server, facts);
    var findings = new ArrayList<ClusterFinding>();
    findings.add(
        ClusterFinding.ok(
            "cluster " + cluster,
            "reachable, PostgreSQL %s%s, as %s"
                .formatted(
                    facts.serverVersion(), facts.standby() ? ", a standby" : "", facts.role())));
    findings.addAll(rights(facts, advice));
    slots(facts).ifPresent(findings::add);
    identity(server, advice).ifPresent(findings::add);
    findings.addAll(asked(server, advice));
    return List.copyOf(findings);
  }

  private Optional<ClusterFinding> identity(Server server, RightsAdvice advice)
      throws SQLException {
    return IdentityQuery.read(server).systemIdentifier().isPresent()
        ? Optional.empty()
        : Optional.of(
            ClusterFinding.warning(
                what("identity"),
                "its system identifier is hidden: another server at its address may not be noticed",
                advice.toIdentify()));
  }

  /** The server's clock is held against the middle of the time that its answer took. */
  private List<ClusterFinding> asked(Server server, RightsAdvice advice) throws SQLException {
    Instant before = clock.instant();
    return server.query(
        "rights",
        rows -> {
          Instant middle = before.plus(Duration.between(before, clock.instant()).dividedBy(2));
          rows.next();
          Duration ahead = Duration.between(middle, rows.instant("now").orElseThrow());
          var findings = new ArrayList<ClusterFinding>();
          findings.add(functions(rows, advice));
          reserve(rows, advice).ifPresent(findings::add);
          clock(ahead).ifPresent(findings::add);
          strangers(rows, advice).ifPresent(findings::add);
          pooler(server, rows).ifPresent(findings::add);
          return findings;
        });
  }

  private String what(String of) {
    return "cluster " + cluster + ": " + of;
  }

  private List<ClusterFinding> rights(ClusterCapabilities facts, RightsAdvice advice) {
    if (facts.superuser()) {
      return List.of(
          ClusterFinding.warning(
              what("rights"),
              facts.role() + " is a superuser, which pgbailiff never needs",
              advice.script() + ", and use its role"));
    }
    var missing = new ArrayList<ClusterFinding>();
    if (!facts.readsAll()) {
      missing.add(missing(facts, "does not see sessions of others in full", advice.toRead()));
    }
    if (!facts.signals()) {
      missing.add(
          missing(facts, "may not cancel or terminate sessions of others", advice.toSignal()));
    }
    return missing.isEmpty()
        ? List.of(ClusterFinding.ok(what("rights"), "may " + String.join(", ", facts.may())))
        : missing;
  }

  private ClusterFinding missing(ClusterCapabilities facts, String right, String advice) {
    return ClusterFinding.error(what("rights"), facts.role() + " " + right, advice);
  }

  private Optional<ClusterFinding> slots(ClusterCapabilities facts) {
    int free = facts.maxConnections() - facts.reserved() - facts.used();
    return free > 0
        ? Optional.empty()
        : Optional.of(
            ClusterFinding.warning(
                what("connections"),
                "%d of %d are used, %d are reserved: nobody else gets in"
                    .formatted(facts.used(), facts.maxConnections(), facts.reserved()),
                "look at: usage " + cluster));
  }

  private Optional<ClusterFinding> strangers(Rows rows, RightsAdvice advice) throws SQLException {
    List<String> strangers = rows.texts("strangers");
    return strangers.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ClusterFinding.warning(
                what("login"),
                "%s is used by others too: %s"
                    .formatted(advice.facts().role(), String.join(", ", strangers)),
                "give pgbailiff a role of its own"));
  }

  private Optional<ClusterFinding> pooler(Server server, Rows rows) throws SQLException {
    int told = server.connection().unwrap(PGConnection.class).getBackendPID();
    return told == rows.number("pid")
        ? Optional.empty()
        : Optional.of(
            ClusterFinding.warning(
                what("address"),
                "a connection pooler is in between: it hides clients, and may be the one that is"
                    + " full",
                "let the url name the server itself"));
  }

  private ClusterFinding functions(Rows rows, RightsAdvice advice) throws SQLException {
    List<String> missing = rows.texts("missing");
    return missing.isEmpty()
        ? ClusterFinding.ok(what("blocking"), "by the functions of pgbailiff grants")
        : ClusterFinding.warning(
            what("blocking"),
            "functions of schema pgbailiff are missing: %s; %s can block only what it owns"
                .formatted(String.join(", ", missing), advice.facts().role()),
            advice.toBlock());
  }

  private Optional<ClusterFinding> reserve(Rows rows, RightsAdvice advice) throws SQLException {
    if (!rows.has("reserved_connections") || advice.facts().superuser()) {
      return Optional.empty();
    }
    boolean none = rows.number("reserved_connections") == 0;
    if (!none && rows.flag("reserves")) {
      return Optional.of(ClusterFinding.ok(what("reserve"), "gets in when the server is full"));
    }
    return Optional.of(
        ClusterFinding.warning(
            what("reserve"),
            none
                ? "reserved_connections is 0: only a connection that is open already works when the"
                    + " server is full"
                : advice.facts().role() + " may not use reserved_connections",
            none ? advice.toHaveReserve() : advice.toReserve()));
  }

  private Optional<ClusterFinding> clock(Duration ahead) {
    return ahead.abs().compareTo(TOLERATED) <= 0
        ? Optional.empty()
        : Optional.of(
            ClusterFinding.warning(
                what("clock"),
                "its clock is %d s %s of this machine's"
                    .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead"),
                "keep both in time, by NTP"));
  }
}
