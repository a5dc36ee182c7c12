package io.github.pgbailiff.audit.verify;

import io.github.pgbailiff.store.PostgresStores;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract on PostgreSQL. */
@ExtendWith(PostgresExtension.class)
final class PostgresqlKeptRecordTest extends KeptRecordContract {
  private final StoreSettings settings;

  PostgresqlKeptRecordTest(PostgresDatabase database) {
    settings = new PostgresStores(database).fresh();
  }

  @Override
  public StoreSettings settings() {
    return settings;
  }

  @Override
  List<String> swallowing() {
    return List.of("create rule swallow as on insert to audit_event do instead nothing");
  }

  @Override
  List<String> altering() {
    return trigger("before insert", "new.body := replace(new.body, 'kill', 'read'); return new;");
  }

  @Test
  void an_event_that_is_gone_with_its_commit_is_noticed_before_anything_is_done() {
    nothingIsTaken(
        trigger(
            "after insert",
            "delete from audit_event where seq = new.seq; return null;",
            "constraint trigger"));
  }

  private static List<String> trigger(String when, String body) {
    return trigger(when, body, "trigger");
  }

  private static List<String> trigger(String when, String body, String kind) {
    String deferred = kind.equals("trigger") ? "" : " deferrable initially deferred";
    return List.of(
        "create function planted() returns trigger language plpgsql as $$ begin %s end $$"
            .formatted(body),
        "create %s planted %s on audit_event%s for each row execute function planted()"
            .formatted(kind, when, deferred));
  }
}
