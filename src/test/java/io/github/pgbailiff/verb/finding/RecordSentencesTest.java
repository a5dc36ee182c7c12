package io.github.pgbailiff.verb.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.audit.Entry;
import io.github.pgbailiff.chat.text.CellText;
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

  @Test
  void of_a_request_whose_beginning_is_not_among_them_an_ellipsis_says_so() {
    var approved =
        new Entry(
            8,
            "2026-11-22T09:41:00.000000Z",
            """
            {"type":"request_approved","actor":"slack:U0BOB0001","person":"bob","request":"R-2"}\
            """,
            "",
            "");
    var asked =
        new Entry(
            7,
            "2026-11-22T09:40:00.000000Z",
            """
            {"type":"request_created","actor":"slack:U0ANN0001","person":"ann","request":"R-2",\
            "verb":"drain","cluster":"prod"}\
            """,
            "",
            "");
    assertThat(words(List.of(approved))).isEqualTo("R-2: … bob approved 09:41Z. Record 8");
    assertThat(words(List.of(approved, asked)))
        .isEqualTo("R-2: ann asked to drain on prod 09:40Z, bob approved 09:41Z. Record 7-8");
  }

  private static String words(List<Entry> entries) {
    return CellText.text(new Value.Line(RecordSentences.of(entries, NOW).getFirst().sentence()));
  }
}
