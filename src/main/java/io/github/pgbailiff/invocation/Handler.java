package io.github.pgbailiff.invocation;

import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.command.text.Suggestion;
import io.github.pgbailiff.reply.Overview;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The port that chat platforms call. Every method may block: call it on a virtual thread, after
 * acknowledging.
 */
public interface Handler {

  /** Runs what somebody typed or pressed. It never throws: whatever goes wrong is a refusal. */
  Reply handle(Invocation invocation);

  /**
   * What has to be answered before a press counts; a refusal when the press is not possible any
   * more. It looks at the store only, never at a cluster.
   */
  Reply question(Invocation invocation, Press press);

  /** When nobody can press any more on an answer that was brought; empty where that has no end. */
  default Optional<Lapse> lapse(Reply reply) {
    return Optional.empty();
  }

  /** How many commands each person has under way, which whoever calls this takes account of. */
  PersonTurns turns();

  /** Hears how long a platform waited for the acknowledgement of what it delivered. */
  default void acknowledged(String platform, Duration took) {}

  /** Hears how long it took from a delivery until its answer was brought. */
  default void replied(String platform, Duration took) {}

  /** Takes down that nothing is taken: from a guest, or in the words of somebody else. */
  void notLetIn(Actor actor, Place place, String why);

  /**
   * Takes down that what came is nothing that could be run.
   *
   * @param keys the verb and keys, as far as there are any; never a value
   * @param why likewise
   */
  void misunderstood(Actor actor, Place place, String keys, String why);

  /**
   * Words that may follow what is typed, best first, within a second.
   *
   * @param line the command so far, from the verb on
   */
  List<Suggestion> complete(Invocation invocation, String line);

  /**
   * All that concerns somebody at this moment, by their rights of this moment. It looks at the
   * store only, never at a cluster, and never throws: what goes wrong is said in it.
   */
  Overview overview(Invocation invocation);
}
