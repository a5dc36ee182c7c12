package io.github.pgbailiff.verb.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.audit.Entry;
import io.github.pgbailiff.reply.Finding;
import io.github.pgbailiff.reply.Value;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecordSentencesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:41:07Z");

  @Test
  void moments_are_values_for_each_reader_to_see_in_their_own_time() {
    var snoozed =
        new Entry(
            7,
            "2026-11-22T09:40:00.000000Z",
            """
            {"type":"alert_snoozed","actor":"slack:U0ANN0001","cluster":"prod",\
            "alert":"A-7","application":"checkout","until":"2026-11-22T13:40:00.000000Z"}\
            """,
            "",
            "");
    assertThat(RecordSentences.of(List.of(snoozed), NOW))
        .hasSize(1)
        .flatExtracting(Finding::sentence)
        .containsSubsequence(
            new Value.Clock(Instant.parse("2026-11-22T09:40:00Z")),
            Value.text("alert snoozed"),
            Value.text(", prod; A-7; checkout"),
            Value.text(" until "),
            new Value.Clock(Instant.parse("2026-11-22T13:40:00Z")));
  }
}
