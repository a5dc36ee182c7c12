package io.github.pgbailiff.serve;

import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.command.text.Suggestion;
import io.github.pgbailiff.config.Configuration;
import io.github.pgbailiff.invocation.Handler;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.invocation.Lapse;
import io.github.pgbailiff.invocation.PersonTurns;
import io.github.pgbailiff.reply.Overview;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.store.StoreException;
import java.util.List;
import java.util.Optional;

/**
 * The program under the configuration of this moment. Whatever begins takes it once, and goes on
 * with what it took.
 */
final class LiveProgram implements Handler {
  private volatile Program now;

  LiveProgram(Program first) {
    this.now = first;
  }

  Program now() {
    return now;
  }

  /**
   * From now on everything begins under this one; connections that nobody needs then are closed.
   */
  void swap(Configuration fresh) {
    now = now.under(fresh);
    now.connections().retain(fresh.clusters());
  }

  /** Why the store cannot be read; empty when it can. */
  Optional<String> storeProblem() {
    try {
      now.records().audit().head();
      return Optional.empty();
    } catch (StoreException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Reply handle(Invocation invocation) {
    return now.bot().handle(invocation);
  }

  @Override
  public Reply question(Invocation invocation, Press press) {
    return now.bot().question(invocation, press);
  }

  @Override
  public PersonTurns turns() {
    return now.bot().turns();
  }

  @Override
  public List<Suggestion> complete(Invocation invocation, String line) {
    return now.bot().complete(invocation, line);
  }

  @Override
  public Optional<Lapse> lapse(Reply reply) {
    return now.bot().lapse(reply);
  }

  @Override
  public Overview overview(Invocation invocation) {
    return now.bot().overview(invocation);
  }

  @Override
  public void notLetIn(Actor actor, Place place, String why) {
    now.bot().notLetIn(actor, place, why);
  }

  @Override
  public void misunderstood(Actor actor, Place place, String keys, String why) {
    now.bot().misunderstood(actor, place, keys, why);
  }
}
