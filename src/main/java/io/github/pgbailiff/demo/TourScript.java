package io.github.pgbailiff.demo;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What ann, who is on call, and bob, who is a DBA, do in the tour. */
final class TourScript {
  /** How long a block of the tour holds. */
  private static final String SHORT_LEASE = "4s";

  private static final String HOLDER =
      """
      SELECT pid FROM pg_stat_activity
       WHERE application_name = 'checkout' AND state = 'idle in transaction'
       ORDER BY xact_start LIMIT 1\
      """;

  private final DemoPostgres postgres;

  TourScript(DemoPostgres postgres) {
    this.postgres = postgres;
  }

  List<Line> lines() {
    return Stream.of(
            looking(),
            confirming(),
            approving(),
            denying(),
            expiring(),
            blocking(),
            draining(),
            recording())
        .flatMap(List::stream)
        .toList();
  }

  private List<Line> looking() {
    return List.of(
        new Line(
            Optional.of("Who is connected, and who waits for whom"),
            Optional.empty(),
            () -> onceThereIsAQueue("sessions prod-eu")),
        Line.of("locks"));
  }

  private List<Line> confirming() {
    return List.of(
        new Line(
            Optional.of("One session: whoever is on call confirms it alone"),
            Optional.empty(),
            () -> "terminate prod-eu " + number(HOLDER)),
        Line.of("1"),
        Line.after("┃ R-1 finished", "locks"));
  }

  private static List<Line> approving() {
    return List.of(
        Line.of("terminate app:cart reason:\"stuck deploy, INC-42\"")
            .opening("More than one: a DBA approves, and there is a reason"),
        Line.of("1"),
        Line.after("┃ R-2 waits for approval", "/as bob"),
        Line.of("approve R-2 prod-eu"));
  }

  private static List<Line> denying() {
    return List.of(
        Line.after("┃ R-2 finished", "/as ann").opening("A DBA may say no"),
        Line.of("terminate db:wiki reason:\"it is slow\""),
        Line.of("1"),
        Line.after("┃ R-3 waits for approval", "/as bob"),
        Line.of("deny R-3 reason:\"look at the locks first\""));
  }

  private static List<Line> expiring() {
    return List.of(
        Line.after("┃ R-3 denied", "/as ann").opening("Nobody answers, and the request expires"),
        Line.of("terminate app:invoice-run reason:\"month end\""),
        Line.of("1"),
        Line.after("┃ R-4 expired", "requests"));
  }

  private static List<Line> blocking() {
    return List.of(
        Line.of("/as bob").opening("A database refuses connections, for a few seconds"),
        Line.of("block db:wiki for:" + SHORT_LEASE),
        Line.of("1"),
        Line.after("┃ R-5 finished", "blocks"));
  }

  private static List<Line> draining() {
    return List.of(
        Line.after("B-1 on prod-eu is lifted", "/as ann")
            .opening("Maintenance: nobody is left, and clients that reconnect stay out"),
        Line.of("drain prod-eu/wiki for:5m reason:\"9.4 upgrade\""),
        Line.of("1"),
        Line.after("┃ R-6 waits for approval", "/as bob"),
        Line.of("approve R-6 prod-eu"),
        Line.after("┃ R-6 finished", "sessions db:wiki state:any"),
        Line.of("unblock db:wiki"),
        Line.of("1"));
  }

  private static List<Line> recording() {
    return List.of(
        Line.after("┃ R-7 finished", "audit since:1h limit:12")
            .opening("Everything is on the record"));
  }

  private String onceThereIsAQueue(String typed) {
    new LockQueue(postgres).await();
    return typed;
  }

  private int number(String query) {
    try (Connection connection = postgres.connectAsSuperuser("postgres");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getInt(1) : 0;
    } catch (SQLException failure) {
      throw new DemoException("the demo's server does not answer", failure);
    }
  }
}
