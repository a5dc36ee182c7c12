package io.github.pgbailiff.reply;

/** The colour of a card. The words say the same: colour is never alone. */
public enum Tone {
  NEUTRAL,
  WAITING,
  GOOD,
  BAD
}
