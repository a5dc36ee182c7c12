package io.github.pgbailiff.reply;

/**
 * A column of a table or tree, declared once for people and programs.
 *
 * @param name the name in JSON and CSV, in snake_case; PostgreSQL's own where it has one
 * @param heading for people; empty: the value speaks for itself
 * @param sensitive query text or a client address: left out wherever the public can read
 * @param kind its place in a row of two lines
 */
public record Column(String name, String heading, Audience show, boolean sensitive, Kind kind) {

  /** The place of a value where a row takes two lines. */
  public enum Kind {
    /** In a table whose rows take one line, or as many as it needs. */
    CELL,
    /** On the first line, and never cut. */
    FACT,
    /** On the second line, and cut in its middle. */
    NAME,
    /** Behind the names, as much of it as there is room for. */
    TEXT
  }

  /** The session that a row stands for, as a {@link Value.Listed}; none: it is not offered. */
  public static final Column SESSION = of("session", "", Audience.MENU);

  /** The opaque handle by which a menu means a row of a stored answer; none: it is not offered. */
  public static final Column HANDLE = of("handle", "", Audience.MENU);

  public static Column of(String name, String heading, Audience show) {
    return new Column(name, heading, show, false, Kind.CELL);
  }

  public static Column sensitive(String name, String heading, Audience show) {
    return new Column(name, heading, show, true, Kind.CELL);
  }

  /** The same in a row of two lines. */
  public Column as(Kind other) {
    return new Column(name, heading, show, sensitive, other);
  }

  /** The same for programs only. */
  public Column forPrograms() {
    return new Column(name, heading, Audience.DATA, sensitive, Kind.CELL);
  }
}
