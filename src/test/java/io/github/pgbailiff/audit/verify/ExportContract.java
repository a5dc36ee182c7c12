package io.github.pgbailiff.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pgbailiff.audit.Anchor;
import io.github.pgbailiff.audit.Entry;
import io.github.pgbailiff.audit.RecordContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What other tools get, whichever database holds the record. */
abstract class ExportContract extends RecordContract {

  @Test
  void lines_of_json_hold_everything_that_proves_the_chain() {
    append(3);
    StringBuilder out = new StringBuilder();
    assertThat(new RecordExport(store()).jsonLines(out)).isEqualTo(3);
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).containsExactlyElementsOf(entries().stream().map(Entry::line).toList());
    assertThat(out.toString()).endsWith("}\n");
  }

  @Test
  void csv_has_a_header_and_a_row_per_event() {
    Anchor first =
        append(Map.of("actor", "slack:U0", "verb", "terminate", "clusters", List.of("a", "b")));
    StringBuilder out = new StringBuilder();
    assertThat(new RecordExport(store()).csv(out)).isEqualTo(1);
    assertThat(out.toString())
        .isEqualTo(
            "seq,at,type,actor,person,place,host,verb,cluster,request,reason,why,command,body,previous_hash,hash\r\n"
                + "1,2026-11-22T09:41:07.123456Z,asked,slack:U0,,,,terminate,a; b,,,,,"
                + "\"{\"\"actor\"\":\"\"slack:U0\"\",\"\"at\"\":\"\"2026-11-22T09:41:07.123456Z\"\","
                + "\"\"clusters\"\":[\"\"a\"\",\"\"b\"\"],\"\"seq\"\":1,\"\"type\"\":\"\"asked\"\","
                + "\"\"verb\"\":\"\"terminate\"\"}\","
                + Anchor.START.hash()
                + ","
                + first.hash()
                + "\r\n");
  }

  @Test
  void what_a_spreadsheet_would_run_is_text() {
    append(Map.of("actor", "a", "verb", "v", "reason", "=cmd|'/c calc'!A1"));
    append(Map.of("actor", "a", "verb", "v", "reason", "two\nlines"));
    StringBuilder out = new StringBuilder();
    new RecordExport(store()).csv(out);
    assertThat(out.toString()).contains(",'=cmd|'/c calc'!A1,", ",\"two\nlines\",");
  }

  @Test
  void an_empty_record_has_a_header_only() {
    StringBuilder csv = new StringBuilder();
    StringBuilder lines = new StringBuilder();
    assertThat(new RecordExport(store()).csv(csv)).isZero();
    assertThat(new RecordExport(store()).jsonLines(lines)).isZero();
    assertThat(csv.toString().lines()).hasSize(1);
    assertThat(lines).isEmpty();
  }

  @Test
  void a_reader_that_is_gone_ends_it() {
    append(3);
    Writer gone =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("Broken pipe");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> new RecordExport(store()).jsonLines(gone))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("Broken pipe");
    assertThat(new RecordExport(store()).jsonLines(new StringBuilder())).isEqualTo(3);
  }
}
