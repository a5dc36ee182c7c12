package io.github.pgbailiff.command.text;

/**
 * A word that may stand in place of the one that is being typed.
 *
 * @param word what is typed instead
 * @param about what there is to say of it beside it, such as what a session does; may be empty
 */
public record Suggestion(String word, String about) {

  /** A word that says all by itself. */
  public static Suggestion of(String word) {
    return new Suggestion(word, "");
  }

  /** The same with other words in its place. */
  public Suggestion typedAs(String other) {
    return new Suggestion(other, about);
  }

  /** The word and what it is, in one line. */
  public String line() {
    return about.isEmpty() ? word : word + " " + about;
  }
}
