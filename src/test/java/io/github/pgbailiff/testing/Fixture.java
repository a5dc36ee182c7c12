package io.github.pgbailiff.testing;

import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import java.time.Instant;
import java.util.List;

/** Short words for building replies in tests. */
public final class Fixture {
  private Fixture() {}

  public static Column column(String name, String heading) {
    return Column.of(name, heading, Audience.ALWAYS);
  }

  public static Column wide(String name, String heading) {
    return Column.of(name, heading, Audience.WIDE);
  }

  public static Column data(String name) {
    return Column.of(name, name, Audience.DATA);
  }

  public static Column people(String heading) {
    return Column.of(heading, heading, Audience.PEOPLE);
  }

  public static Field verb(String verb) {
    return Field.data("verb", text(verb));
  }

  /** The name of the cluster, which needs no heading. */
  public static Field cluster(String name) {
    return Field.of("cluster", "", text(name));
  }

  /** A sentence in a head line. */
  public static Field words(String words) {
    return Field.people("", text(words));
  }

  public static Value text(String text) {
    return Value.text(text);
  }

  public static Value whole(long number) {
    return Value.whole(number);
  }

  public static Value seconds(double seconds) {
    return new Value.Seconds(seconds);
  }

  public static Value at(String instant) {
    return new Value.Moment(Instant.parse(instant));
  }

  public static Value none() {
    return Value.none();
  }

  public static Value texts(String... texts) {
    return Value.texts(List.of(texts));
  }

  public static Value pids(long... pids) {
    return new Value.Many(java.util.Arrays.stream(pids).mapToObj(Value::whole).toList());
  }

  public static Reply.Report perCluster(String verb, ExitCode exit, Section... sections) {
    return new Reply.Report(List.of(verb(verb)), "clusters", List.of(sections), List.of(), exit);
  }

  public static Reply.Report report(List<Field> facts, ExitCode exit, Body... bodies) {
    var section = new Section(List.of(), List.of(bodies), List.of());
    return new Reply.Report(facts, "", List.of(section), List.of(), exit);
  }
}
