package io.github.pgbailiff.postgres.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryMaskTest {
  /** Each holds only literals that contain {@code secret} or 4711. */
  private static final List<String> QUERIES =
      List.of(
          "UPDATE stock SET qty = 4711, note='secret' WHERE id = 47.11e-4711",
          "SELECT 'it''s secret', E'it\\'s secret\\\\', U&'\\0041secret', B'4711', X'4711', N'secret'",
          "DO $body$ BEGIN RAISE NOTICE 'secret'; PERFORM $$secret 4711$$; END $body$",
          "SELECT $$secret$$ || $a$ secret $b$ 4711 $a$, t.c1, $1 FROM t",
          "SELECT 1 /* secret /* 4711 */ secret */ + 4711 -- secret 4711\n, 'secret'",
          "CREATE USER \"a'b\" PASSWORD 'secret'",
          "SELECT dblink('password=secret'), \"odd \"\"name\", 'secret\n secret'\n 'secret'",
          "COPY t FROM PROGRAM 'curl secret'",
          "SELECT 'it\\'s secret', 4711",
          "SELECT 'secret\\\\', 'secret' , date'4711-01-01', 0x4711, 4_711, .4711",
          "INSERT INTO t VALUES (E'a\\\\', 'secret'),(E'\\'secret', -4711)");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "UPDATE stock SET qty = 3 WHERE id = 1.5e-3 | UPDATE stock SET qty = ? WHERE id = ?",
        "select 'a''b', E'\\'', U&'x' | select ?, ?, ?",
        "select $1, t1.c2, a$1 from t1 | select $1, t1.c2, a$1 from t1",
        "select $x$ a $y$ b $x$, $$c$$ | select $?$, $?$",
        "select \"a'1\" from t -- gone | select \"a'1\" from t",
        "select /* a /* b */ c */ 1 | select ?",
        "select 'never ends, 1, 2 | select ?",
        "select 'a\\' or secret' | select ?",
        "select   1\t,  2 | select ? , ?",
        "select typ'x', e'x', date'2020-01-01' | select typ?, ?, date?",
        "select 0xFF, 1_000, .5, -1 | select ?, ?, ?, -?",
        "select a->>'b' ? 'c' | select a->>? ? ?",
      })
  void shows_the_shape_without_the_values(String query, String masked) {
    assertThat(QueryMask.mask(query)).isEqualTo(masked);
  }

  @Test
  void no_literal_leaks_wherever_the_server_has_cut_the_text() {
    for (String query : QUERIES) {
      for (int end = 0; end <= query.length(); end++) {
        String masked = QueryMask.mask(query.substring(0, end));
        assertThat(masked).as(query.substring(0, end)).doesNotContain("secret", "sec", "47");
      }
    }
  }

  @Test
  void nothing_is_left_of_a_text_that_is_all_literal() {
    assertThat(QueryMask.mask("")).isEmpty();
    assertThat(QueryMask.mask("$")).isEqualTo("$");
    assertThat(QueryMask.mask("/*")).isEmpty();
  }
}
