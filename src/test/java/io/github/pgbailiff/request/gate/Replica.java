package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.audit.AuditLog;
import io.github.pgbailiff.block.Blocks;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.outbox.Announcements;
import io.github.pgbailiff.request.Draft;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.TransitionResult;
import io.github.pgbailiff.rules.RuleText;
import io.github.pgbailiff.rules.Rules;
import io.github.pgbailiff.store.Row;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.store.Stores;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One process on a store, as far as requests go. */
public record Replica(Store store, Requests requests, Announcements announcements, Blocks blocks)
    implements AutoCloseable {
  public static final Place APPROVALS = Place.of("slack", "C0APPROVE");
  public static final Place AUDIT = Place.of("slack", "C0AUDIT");
  static final Recipients AUDIENCE =
      new Recipients(
          Set.of("slack", "discord"),
          List.of(APPROVALS, Place.of("discord", "77")),
          List.of(AUDIT));

  static Replica on(StoreSettings settings, InstantSource clock) {
    return on(settings, clock, RuleText.RULES);
  }

  static Replica on(StoreSettings settings, InstantSource clock, Rules rules) {
    Store store = Stores.open(settings);
    AuditLog audit = new AuditLog(store, clock, _ -> {});
    return new Replica(
        store,
        new Requests(store, audit, clock, rules, AUDIENCE),
        new Announcements(store, clock),
        new Blocks(store, audit, clock, AUDIENCE));
  }

  /** What people decide, as if it were within their rights. */
  public Acts acts() {
    return new Acts(requests);
  }

  AuditLog audit(InstantSource clock) {
    return new AuditLog(store, clock, _ -> {});
  }

  public Executions executions() {
    return requests.executions();
  }

  Request find(Request request) {
    return requests.find(request.id()).orElseThrow();
  }

  /** Asked by ann, with a reason. */
  public Request create(Change change) {
    return requests.create(new Draft(change, People.ann, Optional.of("INC-42")));
  }

  /** Asked and confirmed by ann. */
  public Request confirmed(Change change) {
    return confirmed(change, People.ann);
  }

  Request confirmed(Change change, Speaker by) {
    Request request = requests.create(new Draft(change, by, Optional.of("INC-42")));
    return TransitionResult.accepted(acts().confirm(request.id(), by, Optional.empty()))
        .orElseThrow();
  }

  /** The bodies of all events, in order. */
  public List<String> events() {
    return store.read(
        tx -> tx.query(Replica.class, "events").stream().map(row -> body(row)).toList());
  }

  private static String body(Row row) {
    return row.text("body");
  }

  /** The types of the events about the request, in order. */
  List<String> events(Request request) {
    return events().stream()
        .filter(body -> body.contains("\"request\":\"" + request.id() + "\""))
        .map(body -> body.replaceAll(".*\"type\":\"([a-z_]+)\".*", "$1"))
        .toList();
  }

  @Override
  public void close() {
    store.close();
  }
}
