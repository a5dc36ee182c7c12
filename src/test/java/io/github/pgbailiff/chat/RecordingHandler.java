package io.github.pgbailiff.chat;

import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.invocation.Handler;
import io.github.pgbailiff.invocation.Lapse;
import io.github.pgbailiff.invocation.PersonTurns;
import io.github.pgbailiff.reply.Reply;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** The part of a handler that keeps who was not let in, and what was not understood. */
public abstract class RecordingHandler implements Handler {
  /** Whom nothing was taken from. */
  public final List<String> notLetIn = new CopyOnWriteArrayList<>();

  public final List<String> misunderstood = new CopyOnWriteArrayList<>();
  public volatile Function<Reply, Optional<Lapse>> lapse = _ -> Optional.empty();
  private final PersonTurns turns = new PersonTurns(1_000, Actor::identity);

  @Override
  public final Optional<Lapse> lapse(Reply reply) {
    return lapse.apply(reply);
  }

  @Override
  public final PersonTurns turns() {
    return turns;
  }

  @Override
  public final void notLetIn(Actor actor, Place place, String why) {
    notLetIn.add(actor.identity() + ": " + why);
  }

  @Override
  public final void misunderstood(Actor actor, Place place, String keys, String why) {
    misunderstood.add(keys + "; " + why);
  }
}
