package io.github.pgbailiff.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pgbailiff.audit.Anchor;
import io.github.pgbailiff.audit.AuditLog;
import io.github.pgbailiff.audit.Event;
import io.github.pgbailiff.audit.EventType;
import io.github.pgbailiff.audit.RecordContract;
import io.github.pgbailiff.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A database that was told to make something else of what is added to the record. */
abstract class KeptRecordContract extends RecordContract {

  /** Statements that make nothing of what is added. */
  abstract List<String> swallowing();

  /** Statements that make something else of it. */
  abstract List<String> altering();

  @Test
  void an_event_that_is_swallowed_is_noticed_before_anything_is_done() {
    nothingIsTaken(swallowing());
  }

  @Test
  void an_event_that_is_altered_is_noticed_before_anything_is_done() {
    nothingIsTaken(altering());
  }

  final void nothingIsTaken(List<String> planted) {
    Anchor before = append(2);
    tamper(planted.toArray(String[]::new));
    List<String> lines = new ArrayList<>();
    var log = new AuditLog(store(), clock(), line -> lines.add(line.json()));
    assertThatThrownBy(
            () -> log.append(new Event(EventType.ASKED, Map.of("actor", "a:b", "verb", "kill"))))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("event 3 is not there as it was added");
    assertThat(lines).isEmpty();
    assertThat(entry(2).hash()).isEqualTo(before.hash());
  }
}
