package io.github.pgbailiff.reply;

/** The readers of a column or field. */
public enum Audience {
  /** People and programs. */
  ALWAYS,
  /** Programs, and people where there is room for it. */
  WIDE,
  /** Programs only: JSON and CSV. */
  DATA,
  /** People only. */
  PEOPLE,
  /** People only, and only where there is room for it. */
  PEOPLE_WIDE,
  /** Nobody: a menu carries it. */
  MENU;

  public boolean inData() {
    return this == ALWAYS || this == WIDE || this == DATA;
  }

  public boolean inWide() {
    return this != DATA && this != MENU;
  }

  public boolean inNarrow() {
    return this == ALWAYS || this == PEOPLE;
  }
}
