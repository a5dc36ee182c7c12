package io.github.pgbailiff.command.text;

/**
 * One word of a command, its outer quotes gone.
 *
 * @param source the word in which a backslash makes the next character literal
 * @param typed whether backslashes were written to be undone in plain text too; a shell has undone
 *     its own before
 * @param quoted whether it surely was meant to be one word
 */
public record Word(String source, boolean typed, boolean quoted) {

  /** A word that a shell or a typed option has already made one. */
  public static Word given(String text) {
    return new Word(text, false, text.chars().anyMatch(c -> Typography.isSpace((char) c)));
  }

  /** The word from an index on, which no backslash precedes. */
  public Word from(int start) {
    return new Word(source.substring(start), typed, quoted);
  }

  /** The word for lists and globs. */
  public EscapedText escaped() {
    return new EscapedText(source);
  }

  /** The word for text that is taken as it is. */
  public String plain() {
    return typed ? escaped().literal() : source;
  }
}
