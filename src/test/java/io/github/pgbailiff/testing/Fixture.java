package io.github.pgbailiff.testing;

import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Show;
import io.github.pgbailiff.reply.Value;
import java.time.Instant;
import java.util.List;

/** Short words for building replies in tests. */
final class Fixture {
  private Fixture() {}

  static Column column(String name, String heading) {
    return Column.of(name, heading, Show.ALWAYS);
  }

  static Column wide(String name, String heading) {
    return Column.of(name, heading, Show.WIDE);
  }

  static Column data(String name) {
    return Column.of(name, name, Show.DATA);
  }

  static Column people(String heading) {
    return Column.of(heading, heading, Show.PEOPLE);
  }

  static Field verb(String verb) {
    return Field.data("verb", text(verb));
  }

  /** The name of the cluster, which needs no heading. */
  static Field cluster(String name) {
    return Field.of("cluster", "", text(name));
  }

  /** A sentence in a head line. */
  static Field words(String words) {
    return Field.people("", text(words));
  }

  static Value text(String text) {
    return Value.text(text);
  }

  static Value whole(long number) {
    return Value.whole(number);
  }

  static Value seconds(double seconds) {
    return new Value.Seconds(seconds);
  }

  static Value at(String instant) {
    return new Value.Moment(Instant.parse(instant));
  }

  static Value none() {
    return Value.none();
  }

  static Value texts(String... texts) {
    return Value.texts(List.of(texts));
  }

  static Value pids(long... pids) {
    return new Value.Many(java.util.Arrays.stream(pids).mapToObj(Value::whole).toList());
  }

  static Reply.Report perCluster(String verb, ExitCode exit, Section... sections) {
    return new Reply.Report(List.of(verb(verb)), "clusters", List.of(sections), List.of(), exit);
  }

  static Reply.Report report(List<Field> facts, ExitCode exit, Body... bodies) {
    var section = new Section(List.of(), List.of(bodies), List.of());
    return new Reply.Report(facts, "", List.of(section), List.of(), exit);
  }
}
