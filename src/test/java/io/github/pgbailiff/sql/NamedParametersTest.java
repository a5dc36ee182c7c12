package io.github.pgbailiff.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedParametersTest {

  @Test
  void parameters_stand_in_the_order_of_the_text() {
    NamedParameters update =
        NamedParameters.of(
            "lease-take",
            "update lease set holder=:holder, lapses_at = :until\nwhere holder = :holder");

    assertThat(update.sql())
        .isEqualTo("update lease set holder=?, lapses_at = ?\nwhere holder = ?");
    assertThat(update.names()).containsExactly("holder", "until", "holder");
    assertThat(values(update, Values.of("until", 7L).and("holder", "a")))
        .containsExactly("a", 7L, "a");
  }

  @Test
  void a_cast_follows_a_parameter() {
    NamedParameters select = NamedParameters.of("given", "select :pids::int[] as pids");

    assertThat(select.sql()).isEqualTo("select ?::int[] as pids");
    assertThat(select.names()).containsExactly("pids");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 'at :time, ''is :it'' and what?'",
        "select E'it\\'s :no, \\\\', ''",
        "select e'doubled '' and :no \\' still :no'",
        "select \"a :column\"",
        "select 1 -- of :nothing, is it?",
        "select 1 /* of :nothing, is it? */ + 1",
        "do $$ begin perform :no; end $$",
        "do $body$ select '$$ :no' $body$",
        "select now()::text",
        "select a[1:n], a[lo:hi]",
        "select $1",
        "select 'never :closed"
      })
  void what_only_looks_like_a_parameter_stays(String text) {
    NamedParameters parameters = NamedParameters.of("looks", text);

    assertThat(parameters.sql()).isEqualTo(text);
    assertThat(parameters.names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 'a\\' || :b",
        "select 'it''s' || :b",
        "select /* :a */ :b -- :c\n",
        "select $x$ :a $x$ || :b",
        "select E'\\'' || :b",
        "select name'x\\' || :b"
      })
  void quotes_end_where_they_end(String text) {
    assertThat(NamedParameters.of("ends", text).names()).containsExactly("b");
  }

  @Test
  void a_question_mark_would_bind_by_position() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NamedParameters.of("lease", "select 1 where name = ?"))
        .withMessage("statement: lease has a question mark; parameters are written :name");
  }

  @Test
  void a_name_without_a_value_is_refused() {
    NamedParameters select = NamedParameters.of("lease", "select :name, :holder, :now");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> select.bound(Values.of("name", "a")))
        .withMessage("statement: lease is given no value for :holder, :now");
  }

  @Test
  void a_value_that_the_statement_does_not_bind_is_refused() {
    NamedParameters select = NamedParameters.of("lease", "select :name");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> select.bound(Values.of("name", "a").and("nmae", "b")))
        .withMessage("statement: lease does not bind :nmae");
  }

  @Test
  void a_value_given_twice_is_refused() {
    Values values = Values.of("name", "a");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> values.and("name", "b"))
        .withMessage("values: :name is given twice");
  }

  @Test
  void what_is_empty_is_null() {
    NamedParameters select = NamedParameters.of("lease", "select :name, :holder");

    assertThat(values(select, Values.of("name", Optional.of("a")).and("holder", Optional.empty())))
        .containsExactly("a", null);
  }

  @Test
  void values_are_not_told_in_a_log() {
    assertThat(Values.of("password", "secret")).hasToString("[password]");
  }

  private static Object[] values(NamedParameters parameters, Values values) {
    return parameters.bound(values).stream().map(value -> value.orElse(null)).toArray();
  }
}
