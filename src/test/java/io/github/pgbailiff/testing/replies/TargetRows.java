package io.github.pgbailiff.testing.replies;

import static io.github.pgbailiff.testing.Fixture.at;
import static io.github.pgbailiff.testing.Fixture.column;
import static io.github.pgbailiff.testing.Fixture.data;
import static io.github.pgbailiff.testing.Fixture.none;
import static io.github.pgbailiff.testing.Fixture.text;
import static io.github.pgbailiff.testing.Fixture.whole;

import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Value;
import java.util.List;

/** Targets as rows. */
final class TargetRows {
  static final List<Column> COLUMNS =
      List.of(
          column("cluster", "CLUSTER"),
          column("pid", "PID"),
          data("backend_start"),
          column("usename", "USER"),
          column("application_name", "APP"),
          column("datname", "DB"),
          column("outcome", "OUTCOME"),
          column("reason", "WHY"));

  static List<Value> target(long pid, String user, String application, String outcome) {
    return target(pid, user, application, outcome, none());
  }

  static List<Value> target(
      long pid, String user, String application, String outcome, Value reason) {
    return List.of(
        text("prod-eu"),
        whole(pid),
        at("2026-11-22T09:26:55.123456Z"),
        text(user),
        text(application),
        text("orders"),
        text(outcome),
        reason);
  }

  static List<List<Value>> chosen() {
    return List.of(
        target(71322, "app_rw", "checkout", "selected"),
        target(71340, "app_rw", "checkout", "selected"),
        target(80211, "etl", "pg_dump", "excluded", text("protected by app pg_dump*")));
  }

  private TargetRows() {}
}
