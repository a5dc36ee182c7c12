package io.github.pgbailiff.verb.view;

import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Fields and values that several verbs answer with. */
public final class Fields {
  private static final String WIDE = "wide";
  private static final double NANOS = 1e9;

  private Fields() {}

  /** The name of the cluster, which needs no heading. */
  public static Field cluster(String name) {
    return Field.of("cluster", "", Value.text(name));
  }

  public static Field verb(String name) {
    return Field.data("verb", Value.text(name));
  }

  /** A sentence in a head line. */
  public static Field words(String words) {
    return Field.people("", Value.text(words));
  }

  public static Column column(String name, String heading) {
    return Column.of(name, heading, Audience.ALWAYS);
  }

  public static Column data(String name) {
    return Column.of(name, name, Audience.DATA);
  }

  public static Column people(String heading) {
    return Column.of(heading, heading, Audience.PEOPLE);
  }

  public static Value seconds(Optional<Duration> duration) {
    return Value.seconds(duration.map(it -> it.toNanos() / NANOS));
  }

  public static Value numbers(List<Integer> numbers) {
    return new Value.Many(numbers.stream().map(it -> Value.whole(it)).toList());
  }

  /** The field; for programs only, or not at all, where it holds nothing. */
  static Stream<Field> filled(Field field) {
    boolean empty =
        switch (field.value()) {
          case Value.None _ -> true;
          case Value.Many(List<Value> values) -> values.isEmpty();
          case Value.Text(String text) -> text.isEmpty();
          default -> false;
        };
    if (!empty) {
      return Stream.of(field);
    }
    return field.column().show().inData()
        ? Stream.of(new Field(field.column().forPrograms(), field.value()))
        : Stream.empty();
  }

  public static String message(Exception problem) {
    return Objects.requireNonNullElse(problem.getMessage(), problem.toString());
  }

  /** Rows behind sentences that say the same: people see them where they ask for them. */
  public static Body rows(Body.Table table, Command command) {
    boolean wide = command.options().text(Keys.VIEW.name()).filter(WIDE::equals).isPresent();
    return wide ? table : table.forPrograms();
  }

  /** A report of one section without a head line. */
  public static Reply.Report report(List<Field> facts, ExitCode exit, Body... bodies) {
    var section = new Section(List.of(), List.of(bodies), List.of());
    return new Reply.Report(facts, "", List.of(section), List.of(), exit);
  }
}
