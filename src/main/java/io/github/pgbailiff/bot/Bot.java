package io.github.pgbailiff.bot;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.access.Freshness;
import io.github.pgbailiff.access.MembershipException;
import io.github.pgbailiff.card.Refusals;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.command.text.Suggestion;
import io.github.pgbailiff.execution.Handover;
import io.github.pgbailiff.invocation.Handler;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.invocation.Lapse;
import io.github.pgbailiff.invocation.PersonTurns;
import io.github.pgbailiff.overview.Overviews;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Overview;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.store.StoreException;
import io.github.pgbailiff.suggestion.Suggestions;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The handler of all that people type and press. */
public final class Bot implements Handler {
  private static final Logger LOG = LoggerFactory.getLogger(Bot.class);

  private final Flows flows;
  private final Authorizer authorizer;
  private final Once<Suggestions> suggestions;
  private final Overviews overviews;
  private final PersonTurns turns;
  private final Handover handover;
  private final Unconfirmed unconfirmed;

  /** Who asks in a shell reads the answer where the log goes too. */
  private final Level storeFailures;

  public Bot(BotParts parts) {
    this.flows = new Flows(parts, this);
    this.authorizer = parts.authorizer();
    this.suggestions =
        new Once<>(() ->
            new Suggestions(
                parts.declarations(),
                parts.clusters(),
                authorizer,
                parts.rights(),
                parts.records()));
    this.overviews = overviews(parts);
    this.turns = parts.memory().turns().of(authorizer::human);
    this.handover = parts.work().handover();
    this.unconfirmed = new Unconfirmed(parts.records());
    this.storeFailures = parts.settings().endsWithAnswer() ? Level.DEBUG : Level.WARN;
  }

  private static Overviews overviews(BotParts parts) {
    return new Overviews(
        parts.authorizer(),
        parts.rights(),
        parts.clusters().all(),
        parts.declarations().stream().filter(it -> it.effects().contains(Effect.AUDIT)).findFirst(),
        parts.records(),
        parts.watch()::offer);
  }

  @Override
  public PersonTurns turns() {
    return turns;
  }

  @Override
  public Reply handle(Invocation invocation) {
    return guarded(() ->
        switch (invocation.input()) {
          case Invocation.Input.Text _, Invocation.Input.Words _ -> flows.commands.run(invocation);
          case Invocation.Input.Chosen chosen -> flows.menus.run(invocation, chosen);
          case Invocation.Input.Pressed pressed -> flows.presses.run(invocation, pressed);
        });
  }

  @Override
  public Reply question(Invocation invocation, Press press) {
    return guarded(() -> flows.presses.question(invocation, press));
  }

  @Override
  public Optional<Lapse> lapse(Reply reply) {
    return unconfirmed.of(reply);
  }

  @Override
  public void notLetIn(Actor actor, Place place, String why) {
    flows.denials.ofStranger(actor, place, why);
  }

  @Override
  public void misunderstood(Actor actor, Place place, String keys, String why) {
    flows.journal.misunderstood(actor, place, keys, why);
  }

  @Override
  public List<Suggestion> complete(Invocation invocation, String line) {
    try (var turn = turns.take(invocation.actor()).orElse(PersonTurns.NONE)) {
      return turn == PersonTurns.NONE ? List.of() : suggested(invocation, line);
    } catch (RuntimeException e) { // nobody waits for a suggestion
      LOG.debug("no suggestions", e);
      return List.of();
    }
  }

  @Override
  public Overview overview(Invocation invocation) {
    try {
      return overviews.of(
          authorizer.identify(invocation.actor(), invocation.attestedRoles(), Freshness.FRESH));
    } catch (RuntimeException e) { // whoever looks must see something
      LOG.warn("an overview could not be made", e);
      return Overview.saying("this cannot be shown at the moment: " + Refusals.message(e));
    }
  }

  private List<Suggestion> suggested(Invocation invocation, String line) {
    Asker asker =
        authorizer.identify(invocation.actor(), invocation.attestedRoles(), Freshness.CACHED);
    return suggestions.get().of(asker, invocation.defaultCluster(), line);
  }

  /** Puts on the record what only this process knows of. */
  public void close() {
    flows.journal.close();
  }

  /** Waits until a request that is under way has come to its end. */
  public void follow(Request request) {
    handover.follow(request);
  }

  /** The whole card of a request, for whoever waits for it; a refusal when they may not see it. */
  public Reply card(Invocation invocation, String request) {
    return guarded(() -> flows.presses.card(invocation, request));
  }

  private Reply guarded(Supplier<Reply> work) {
    try {
      return work.get();
    } catch (StoreException e) {
      LOG.atLevel(storeFailures).log("the store does not do what was asked: {}", e.getMessage());
      return Refusals.of(e);
    } catch (MembershipException e) {
      return Refusals.of(e);
    } catch (ClusterException e) {
      return Refusals.of(e);
    } catch (UserMistake e) {
      LOG.debug("refused", e);
      return Refusals.usage(Refusals.message(e));
    } catch (RuntimeException e) { // whoever asked must get an answer
      LOG.error("a command failed", e);
      return Reply.Refusal.of(
          "failed", "an error inside pgbailiff, which its log tells more of: " + e, ExitCode.LEFT);
    }
  }
}
