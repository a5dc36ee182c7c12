package io.github.pgbailiff.store;

import io.github.pgbailiff.sql.Values;

/** Numbers that increase and are never given twice. */
public final class Counter {
  private Counter() {}

  /** The counter's next number, from 1. It is given back when the transaction fails. */
  public static long next(Tx tx, String name) {
    tx.update(Counter.class, "counter-next", Values.of("name", name));
    return tx.query(Counter.class, "counter-value", Values.of("name", name))
        .getFirst()
        .number("value");
  }
}
