package io.github.pgbailiff.audit;

import io.github.pgbailiff.audit.verify.Verification;
import io.github.pgbailiff.secret.Secret;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.store.Stores;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;

/** Tests on a record that somebody with the right to change its table can get at. */
public abstract class RecordContract {
  static final Instant START = Instant.parse("2026-11-22T09:41:07.123456Z");

  private final List<Store> opened = new ArrayList<>();
  Instant now = START;
  private Optional<Store> store = Optional.empty();
  private Optional<AuditLog> log = Optional.empty();

  /** The settings of one store that is new for each test. */
  public abstract StoreSettings settings();

  public final Store store() {
    if (store.isEmpty()) {
      store = Optional.of(Stores.open(settings()));
      opened.add(store.get());
    }
    return store.get();
  }

  public final InstantSource clock() {
    return () -> now;
  }

  public final AuditLog log() {
    AuditLog chosen = log.orElseGet(() -> new AuditLog(store(), clock(), _ -> {}));
    log = Optional.of(chosen);
    return chosen;
  }

  @AfterEach
  void close_the_stores() {
    opened.forEach(Store::close);
  }

  /** Adds so many events, one second apart, and returns the last. */
  public final Anchor append(int events) {
    Anchor last = Anchor.START;
    for (int i = 0; i < events; i++) {
      now = now.plus(Duration.ofSeconds(1));
      last = append(Map.of("actor", "slack:U" + i, "verb", "terminate"));
    }
    return last;
  }

  public final Anchor append(Map<String, Object> fields) {
    return log().append(new Event(EventType.ASKED, fields));
  }

  /** Changes the table as its owner can, against its triggers. */
  public final void tamper(String... statements) {
    store();
    StoreSettings settings = settings();
    try (Connection connection =
            DriverManager.getConnection(
                settings.url(),
                settings.username().orElse(null),
                settings.password().map(Secret::read).orElse(null));
        Statement statement = connection.createStatement()) {
      for (String disarming : disarming(settings)) {
        statement.execute(disarming);
      }
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(List.of(statements).toString(), e);
    }
  }

  /** What makes the table writable at all places. */
  private static List<String> disarming(StoreSettings settings) {
    return settings.url().startsWith("jdbc:sqlite:")
        ? List.of(
            "drop trigger if exists audit_event_is_not_updated",
            "drop trigger if exists audit_event_is_not_deleted")
        : List.of("alter table audit_event disable trigger all");
  }

  public final List<Entry> entries() {
    return store()
        .read(tx ->
            tx.query(Verification.class, "chain").stream().map(row -> Entry.of(row)).toList());
  }

  public final Entry entry(long seq) {
    return entries().stream().filter(it -> it.seq() == seq).findFirst().orElseThrow();
  }

  /** Puts an event at the end or into a place that is free. */
  public final void insert(Entry entry) {
    tamper(
        "insert into audit_event (seq, at, body, previous_hash, hash) values (%d, '%s', '%s', '%s', '%s')"
            .formatted(entry.seq(), entry.at(), entry.body(), entry.previousHash(), entry.hash()));
  }

  /** Makes room for an event before that one. */
  public final void shiftBack(long from) {
    tamper(
        "update audit_event set seq = seq + 1000000 where seq >= " + from,
        "update audit_event set seq = seq - 999999 where seq > 1000000");
  }

  /** Writes the record anew from an event on, so that it fits again. */
  public final void rewriteFrom(long seq, UnaryOperator<String> edit) {
    List<Entry> old = entries();
    Anchor head = anchor(entry(seq - 1));
    tamper("delete from audit_event where seq >= " + seq);
    for (Entry entry : old.subList((int) seq - 1, old.size())) {
      String body = entry.seq() == seq ? edit.apply(entry.body()) : entry.body();
      Entry anew = Entry.after(head, entry.at(), body);
      insert(anew);
      head = anchor(anew);
    }
  }

  public static Anchor anchor(Entry entry) {
    return new Anchor(entry.seq(), entry.hash());
  }
}
