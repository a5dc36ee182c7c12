package io.github.pgbailiff.verb.plan;

import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Declaration;

/** One thing that can be asked: what it looks like, and what a command of it comes to. */
public interface Verb {

  Declaration declaration();

  /**
   * What the command comes to. It may ask clusters and the store, and changes neither.
   *
   * @throws io.github.pgbailiff.postgres.ClusterException when nothing can be said without a
   *     cluster that does not answer
   * @throws io.github.pgbailiff.store.StoreException when the store does not answer
   * @throws io.github.pgbailiff.command.UserMistake when a value cannot be judged; the message says
   *     what would be right
   */
  Plan plan(Command command, Context context);
}
