package io.github.pgbailiff.reply;

/** One named value. */
public record Field(Column column, Value value) {

  public static Field of(String name, String heading, Value value) {
    return new Field(Column.of(name, heading, Audience.ALWAYS), value);
  }

  /** A field that only programs see. */
  public static Field data(String name, Value value) {
    return new Field(Column.of(name, name, Audience.DATA), value);
  }

  /** A field that only people see. */
  public static Field people(String heading, Value value) {
    return new Field(Column.of(heading, heading, Audience.PEOPLE), value);
  }
}
