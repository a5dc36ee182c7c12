package io.github.pgbailiff.reply;

/**
 * A column of a table or tree, declared once for people and programs.
 *
 * @param name the name in JSON and CSV, in snake_case; PostgreSQL's own where it has one
 * @param heading for people; empty: the value speaks for itself
 * @param sensitive query text or a client address: left out wherever the public can read
 */
public record Column(String name, String heading, Audience show, boolean sensitive) {
  /** The session that a row stands for, as a {@link Value.Listed}; none: it is not offered. */
  public static final Column SESSION = of("session", "", Audience.MENU);

  /** The opaque handle by which a menu means a row of a stored answer; none: it is not offered. */
  public static final Column HANDLE = of("handle", "", Audience.MENU);

  public static Column of(String name, String heading, Audience show) {
    return new Column(name, heading, show, false);
  }

  public static Column sensitive(String name, String heading, Audience show) {
    return new Column(name, heading, show, true);
  }
}
