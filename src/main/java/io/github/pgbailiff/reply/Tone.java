package io.github.pgbailiff.reply;

/** The colour of a card. The words say the same: colour is never alone. */
public enum Tone {
  NEUTRAL,
  WAITING,
  /** An alert that nobody wants to read of for a while. */
  SNOOZED,
  /** All that was meant was reached. */
  GOOD,
  /** Some of it was. */
  PARTLY,
  /** It is over, and nothing was done. */
  OVER,
  BAD,
  /** Somebody goes ahead without others. */
  ALARM
}
