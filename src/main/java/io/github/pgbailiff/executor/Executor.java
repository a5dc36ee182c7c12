package io.github.pgbailiff.executor;

import io.github.pgbailiff.approval.Approvers;
import io.github.pgbailiff.approval.Recheck;
import io.github.pgbailiff.approval.Request;
import io.github.pgbailiff.approval.Rights;
import io.github.pgbailiff.approval.Rules;
import io.github.pgbailiff.audit.AuditSearch;
import io.github.pgbailiff.authorization.Authorizer;
import io.github.pgbailiff.authorization.MembershipException;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.CommandParser;
import io.github.pgbailiff.command.Person;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.postgres.ClusterException;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.store.StoreException;
import io.github.pgbailiff.verb.Catalog;
import io.github.pgbailiff.verb.Verb;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what people type and press, and what is left to be carried out. */
public final class Executor implements Handler {
  private static final Logger LOG = LoggerFactory.getLogger(Executor.class);

  private final Commands commands;
  private final Presses presses;
  private final MenuChoice menuChoice;
  private final Suggestions suggestions;
  private final Turns turns;
  private final Execution execution;
  private final Interruptions interruptions;
  private final LeaseWork leaseWork;
  private final Handover handover;
  private final RequestAnswers answers;
  private final Denials denials;
  private final Journal journal;

  /**
   * @param labels the names of all labels, so that a mistyped key is not taken for one
   */
  public Executor(
      List<Verb> verbs,
      List<String> labels,
      Clusters clusters,
      Authorizer authorizer,
      Rules rules,
      Records records,
      ExecutorSettings settings) {
    var declarations = verbs.stream().map(Verb::declaration).toList();
    var rights = new Rights(authorizer, rules);
    var catalog =
        new Catalog(
            declarations,
            clusters.all(),
            authorizer,
            rights,
            records::requests,
            records::blocks,
            () -> new AuditSearch(records.store()));
    this.journal = new Journal(records, settings.recordsReads());
    this.denials = new Denials(journal);
    this.execution =
        new Execution(clusters, authorizer, new Recheck(rights, rules), records, settings);
    this.interruptions = new Interruptions(clusters, records);
    this.leaseWork = new LeaseWork(clusters, records, settings.holder());
    this.handover = new Handover(records, execution, interruptions, settings);
    this.answers = new RequestAnswers(records, rules, handover, new DoorPreview(clusters));
    var deciding =
        new Deciding(
            records,
            rights,
            denials,
            answers,
            () -> settings.noDecisions().apply(records.serving()));
    var newRequest =
        new NewRequest(
            records, rules, rights, new Approvers(authorizer, rights), denials, deciding, answers);
    var acting = new Acting(records, journal, denials, newRequest, interruptions, settings);
    var paging = new Paging(authorizer, catalog, new Snapshots(records, UUID::randomUUID), denials);
    this.commands =
        new Commands(
            verbs,
            new CommandParser(declarations, labels),
            new ClusterChoice(clusters, authorizer),
            catalog,
            journal,
            denials,
            acting,
            deciding,
            paging);
    this.presses =
        new Presses(
            authorizer, denials, deciding, paging, new DrainPress(declarations, commands, records));
    this.menuChoice = new MenuChoice(authorizer, paging, journal, commands);
    this.turns =
        new Turns(
            Turns.MOST,
            actor -> authorizer.personOf(actor).map(Person::name).orElseGet(actor::identity));
    this.suggestions = new Suggestions(declarations, clusters, authorizer, rights, records);
  }

  @Override
  public Turns turns() {
    return turns;
  }

  @Override
  public Reply handle(Invocation invocation) {
    return guarded(() ->
        switch (invocation.input()) {
          case Invocation.Input.Text _, Invocation.Input.Words _ -> commands.run(invocation);
          case Invocation.Input.Chosen chosen -> menuChoice.run(invocation, chosen);
          case Invocation.Input.Pressed pressed -> presses.run(invocation, pressed);
        });
  }

  @Override
  public Reply question(Invocation invocation, Press press) {
    return guarded(() -> presses.question(invocation, press));
  }

  @Override
  public void notLetIn(Actor actor, Place place, String why) {
    denials.ofStranger(actor, place, why);
  }

  @Override
  public void misunderstood(Actor actor, Place place, String keys, String why) {
    journal.misunderstood(actor, place, keys, why);
  }

  @Override
  public List<String> complete(Invocation invocation, String line) {
    Optional<Turns.Turn> turn = turns.take(invocation.actor());
    try {
      return turn.isPresent() ? suggestions.candidates(invocation, line) : List.of();
    } catch (RuntimeException e) { // nobody waits for a suggestion
      LOG.debug("no suggestions", e);
      return List.of();
    } finally {
      turn.ifPresent(Turns.Turn::close);
    }
  }

  /** Waits until a request that is under way has come to its end. */
  public void follow(Request request) {
    handover.follow(request);
  }

  /** The whole card of a request, for whoever waits for it; a refusal when they may not see it. */
  public Reply card(Invocation invocation, String request) {
    return guarded(() -> presses.card(invocation, request, answers));
  }

  /** Carries out what was approved, and the timed work. */
  public Execution execution() {
    return execution;
  }

  public Interruptions interruptions() {
    return interruptions;
  }

  /** Opens doors whose time is up. */
  public LeaseWork leaseWork() {
    return leaseWork;
  }

  private static Reply guarded(Supplier<Reply> work) {
    try {
      return work.get();
    } catch (StoreException e) {
      LOG.warn("the store does not do what was asked: {}", e.getMessage());
      return Refusals.of(e);
    } catch (MembershipException e) {
      return Refusals.of(e);
    } catch (ClusterException e) {
      return Refusals.of(e);
    } catch (IllegalArgumentException e) {
      LOG.debug("refused", e);
      return Refusals.usage(Refusals.message(e));
    } catch (RuntimeException e) { // whoever asked must get an answer
      LOG.error("a command failed", e);
      return Reply.Refusal.of(
          "failed", "an error inside pgbailiff, which its log tells more of: " + e, ExitCode.LEFT);
    }
  }
}
