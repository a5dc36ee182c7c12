package io.github.pgbailiff.page;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.command.Person;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.sql.Values;
import io.github.pgbailiff.store.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Long answers, kept for a while so that their asker, and nobody else, can turn their pages on
 * whichever replica the press arrives.
 */
public final class StoredAnswers {
  public static final Duration KEPT = Duration.ofMinutes(15);

  /** Besides the one that is just added. */
  private static final int OF_ONE_ASKER = 9;

  private final OpenStore records;
  private final Supplier<UUID> ids;

  public StoredAnswers(OpenStore records, Supplier<UUID> ids) {
    this.records = records;
    this.ids = ids;
  }

  /** Keeps it; its id, which tells nothing. */
  public String keep(Asker asker, StoredAnswer snapshot) {
    String id = ids.get().toString();
    String owner = owner(asker);
    String answer = StoredAnswerJson.write(snapshot);
    Instant now = records.clock().instant();
    records
        .store()
        .transact(tx -> {
          Values own = Values.of("asker", owner);
          tx.update(
              StoredAnswers.class, "answer-purge", own.and("now", now).and("kept", OF_ONE_ASKER));
          return tx.update(
              StoredAnswers.class,
              "answer-insert",
              own.and("id", id).and("answer", answer).and("kept_until", now.plus(KEPT)));
        });
    return id;
  }

  /** Empty when it is over, or somebody else's. */
  public Optional<StoredAnswer> find(Asker asker, String id) {
    Instant now = records.clock().instant();
    return own(asker, id)
        .filter(row -> row.instant("kept_until").isAfter(now))
        .map(row -> StoredAnswerJson.read(row.text("answer")));
  }

  /** What their own answer was asked with that may be over; empty when it is gone. */
  public Optional<String> late(Asker asker, String id) {
    return own(asker, id).map(row -> StoredAnswerJson.read(row.text("answer")).command());
  }

  private Optional<Row> own(Asker asker, String id) {
    List<Row> rows =
        records.store().read(tx -> tx.query(StoredAnswers.class, "answer", Values.of("id", id)));
    return rows.stream().filter(row -> row.text("asker").equals(owner(asker))).findFirst();
  }

  /** A person is the same on every platform. */
  private static String owner(Asker asker) {
    return asker
        .person()
        .map(Person::name)
        .map(name -> "person:" + name)
        .orElseGet(() -> asker.actor().identity());
  }
}
