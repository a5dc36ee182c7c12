package io.github.pgbailiff.verb.view;

import static io.github.pgbailiff.verb.view.Fields.column;
import static io.github.pgbailiff.verb.view.Fields.data;
import static io.github.pgbailiff.verb.view.Fields.people;

import io.github.pgbailiff.change.RelationNames;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionDetails;
import io.github.pgbailiff.postgres.session.SessionExclusion;
import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One session in full, value by value, with its locks.
 *
 * @param tables the names of tables of other databases
 */
public record SessionSheet(SessionDetails details, RelationNames tables) {
  private static final List<Column> LOCKS =
      List.of(
          column("mode", "MODE"),
          data("relation"),
          data("object"),
          people("ON"),
          column("granted", "GRANTED"),
          Column.of("locktype", "TYPE", Audience.WIDE));

  public static Body.Details of(SessionDetails details, RelationNames tables) {
    return new SessionSheet(details, tables).body();
  }

  private Body.Details body() {
    List<List<Value>> locks = details.locks().stream().map(this::row).toList();
    List<Field> fields =
        Stream.of(names(), state(), waits()).flatMap(List::stream).flatMap(Fields::filled).toList();
    return new Body.Details("session", fields, List.of(Body.Table.of("locks", LOCKS, locks)));
  }

  private List<Value> row(SessionDetails.HeldLock lock) {
    return List.of(
        Value.text(lock.mode()),
        Value.text(relation(lock)),
        Value.text(lock.object()),
        Value.text(on(lock)),
        Value.flag(lock.granted()),
        Value.text(lock.type()));
  }

  private Optional<String> relation(SessionDetails.HeldLock lock) {
    return lock.relation().map(it -> tables.of(it));
  }

  private String on(SessionDetails.HeldLock lock) {
    String kind = lock.type().equals("relation") ? "" : lock.type();
    return Stream.of(Optional.of(kind), relation(lock), lock.object())
        .flatMap(Optional::stream)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private List<Field> names() {
    Session session = details.session();
    return List.of(
        Field.of("pid", "pid", Value.whole(session.pid())),
        Field.of("backend_start", "connected at", Value.moment(session.backendStart())),
        Field.of("datname", "database", Value.text(session.database())),
        Field.of("usename", "user", Value.text(session.user())),
        new Field(
            Column.sensitive("application_name", "application_name", Audience.DATA),
            Value.text(session.applicationName())),
        Field.people("application", Value.text(session.application())),
        new Field(
            Column.sensitive("client_addr", "client_addr", Audience.DATA),
            Value.text(session.client())),
        new Field(
            Column.sensitive("client", "client", Audience.PEOPLE), Value.text(session.origin())),
        Field.of("tls", "tls", Value.text(details.tls())),
        Field.data("backend_type", Value.text(session.backendType())),
        Field.people("type", Value.text(session.process().orElse(session.backendType()))));
  }

  private List<Field> state() {
    Session session = details.session();
    return List.of(
        Field.of("state", "state", Value.text(session.state())),
        Field.data("wait_event_type", Value.text(session.waitEventType())),
        Field.data("wait_event", Value.text(session.waitEvent())),
        Field.people("waits for", Value.text(SessionTable.wait(session))),
        Field.of("xact_seconds", "transaction age", Fields.seconds(session.inTransaction())),
        Field.of("query_seconds", "query age", Fields.seconds(session.running())),
        new Field(
            Column.sensitive("query", "query", Audience.ALWAYS), Value.text(session.query())));
  }

  private List<Field> waits() {
    Session session = details.session();
    return List.of(
        Field.of("holders", "held up by", Fields.numbers(details.holders())),
        Field.of("waiters", "holds up", Fields.numbers(details.waiters())),
        Field.data("protected", Value.flag(session.exclusion().isPresent())),
        Field.people("left alone", Value.text(session.exclusion().map(SessionExclusion::reason))),
        Field.people("what to do", Value.text(session.remedy())));
  }
}
