package io.github.pgbailiff.bot;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.access.Freshness;
import io.github.pgbailiff.access.MembershipException;
import io.github.pgbailiff.alert.WatchSettings;
import io.github.pgbailiff.audit.AuditSearch;
import io.github.pgbailiff.bot.flow.AlertFlow;
import io.github.pgbailiff.bot.flow.ChangeFlow;
import io.github.pgbailiff.bot.flow.ClusterChoice;
import io.github.pgbailiff.bot.flow.CommandAudit;
import io.github.pgbailiff.bot.flow.CommandFlow;
import io.github.pgbailiff.bot.flow.DecisionFlow;
import io.github.pgbailiff.bot.flow.Denials;
import io.github.pgbailiff.bot.flow.NewRequest;
import io.github.pgbailiff.bot.flow.PageTurner;
import io.github.pgbailiff.bot.flow.RequestProgress;
import io.github.pgbailiff.card.BlockSqlPreview;
import io.github.pgbailiff.card.Refusals;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Effect;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.command.parse.CommandParser;
import io.github.pgbailiff.command.text.Suggestion;
import io.github.pgbailiff.execution.BlockExpiry;
import io.github.pgbailiff.execution.CrashRecovery;
import io.github.pgbailiff.execution.Execution;
import io.github.pgbailiff.execution.Handover;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.execution.PendingTargets;
import io.github.pgbailiff.execution.ProcessSettings;
import io.github.pgbailiff.invocation.Handler;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.invocation.Lapse;
import io.github.pgbailiff.invocation.PersonTurns;
import io.github.pgbailiff.overview.Overviews;
import io.github.pgbailiff.page.StoredAnswers;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Overview;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.gate.Approvers;
import io.github.pgbailiff.request.gate.Recheck;
import io.github.pgbailiff.request.gate.RequestRights;
import io.github.pgbailiff.rules.Rules;
import io.github.pgbailiff.store.StoreException;
import io.github.pgbailiff.suggestion.Suggestions;
import io.github.pgbailiff.verb.plan.Hints;
import io.github.pgbailiff.verb.plan.Services;
import io.github.pgbailiff.verb.plan.Verb;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The handler of all that people type and press. */
public final class Bot implements Handler {
  private static final Logger LOG = LoggerFactory.getLogger(Bot.class);

  private final CommandFlow commands;
  private final ButtonFlow presses;
  private final MenuChoice menuChoice;
  private final Authorizer authorizer;
  private final Once<Suggestions> suggestions;
  private final Overviews overviews;
  private final PersonTurns turns;
  private final Execution execution;
  private final CrashRecovery interruptions;
  private final PendingTargets pending;
  private final BlockExpiry leaseWork;
  private final Handover handover;
  private final Denials denials;
  private final Unconfirmed unconfirmed;
  private final CommandAudit journal;

  /**
   * @param watch which acts its alerts offer
   * @param memory of this process, which goes on with it
   * @param labels the names of all labels, so that a mistyped key is not taken for one
   */
  public Bot(
      List<Verb> verbs,
      List<String> labels,
      Clusters clusters,
      Authorizer authorizer,
      Rules rules,
      OpenStore records,
      WatchSettings watch,
      ProcessSettings settings,
      ProcessMemory memory) {
    var declarations = verbs.stream().map(Verb::declaration).toList();
    var rights = new RequestRights(authorizer, rules);
    var catalog =
        new Services(
            declarations,
            clusters.all(),
            authorizer,
            rights,
            records::requests,
            records::blocks,
            () -> new AuditSearch(records.store()),
            records::alerts,
            watch::offer,
            hints(records, settings),
            memory.hours(),
            records.clock());
    this.unconfirmed = new Unconfirmed(records);
    this.journal = new CommandAudit(records, settings.recordsReads());
    this.denials = new Denials(journal, authorizer);
    Clusters patient = clusters.patient();
    this.execution =
        new Execution(patient, authorizer, new Recheck(rights, rules), records, settings);
    this.interruptions = new CrashRecovery(patient, records);
    this.pending = new PendingTargets(clusters, records);
    this.leaseWork = new BlockExpiry(patient, records, settings.holder(), memory.lifts());
    this.handover = new Handover(records, execution, interruptions, settings);
    var approvers = new Approvers(authorizer, rights);
    var answers =
        new RequestProgress(records, rules, approvers, handover, new BlockSqlPreview(clusters));
    var deciding =
        new DecisionFlow(
            records,
            rights,
            denials,
            answers,
            authorizer,
            () -> settings.noDecisions().apply(records.serving()));
    var newRequest =
        new NewRequest(
            records,
            rules,
            rights,
            approvers,
            denials,
            deciding,
            answers,
            !settings.endsWithAnswer());
    var paging =
        new PageTurner(
            authorizer,
            catalog,
            new StoredAnswers(records, UUID::randomUUID),
            denials,
            settings.endsWithAnswer());
    var acting =
        new ChangeFlow(records, journal, denials, newRequest, interruptions, settings, paging);
    var alerts =
        new AlertFlow(
            authorizer,
            declarations,
            clusters.all(),
            records::alerts,
            watch::offer,
            this::handle,
            journal,
            denials,
            records.clock()::instant);
    this.commands =
        new CommandFlow(
            verbs,
            new CommandParser(declarations, labels),
            new ClusterChoice(clusters, authorizer),
            catalog,
            journal,
            denials,
            acting,
            deciding,
            paging,
            alerts);
    this.presses =
        new ButtonFlow(
            authorizer,
            denials,
            deciding,
            answers,
            paging,
            new BlockPress(declarations, commands, records),
            new AskAgain(new CommandParser(declarations, labels), commands),
            new BehindPress(commands, records.clock()),
            new RequestDetails(commands, records),
            alerts,
            new StepPress(paging, commands::run));
    this.menuChoice = new MenuChoice(authorizer, paging, journal, commands);
    this.turns = memory.turns().of(authorizer::human);
    this.authorizer = authorizer;
    this.suggestions =
        new Once<>(() -> new Suggestions(declarations, clusters, authorizer, rights, records));
    this.overviews =
        new Overviews(
            authorizer,
            rights,
            clusters.all(),
            declarations.stream().filter(it -> it.effects().contains(Effect.AUDIT)).findFirst(),
            records,
            watch::offer);
  }

  /** A process that ends with its answer does not open the store for the sake of a hint. */
  private static Hints hints(OpenStore records, ProcessSettings settings) {
    return new Hints(
        () -> settings.endsWithAnswer() ? List.of() : orNone(() -> records.blocks().open()),
        pids ->
            orNone(() -> records.requests().carriedOut(Hints.WITHIN, pids, _ -> true).requests()));
  }

  private static <T> List<T> orNone(Supplier<List<T>> looked) {
    try {
      return looked.get();
    } catch (StoreException e) {
      LOG.debug("an answer goes without what the store knows", e);
      return List.of();
    }
  }

  @Override
  public PersonTurns turns() {
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
  public Optional<Lapse> lapse(Reply reply) {
    return unconfirmed.of(reply);
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

  /** Waits until a request that is under way has come to its end. */
  public void follow(Request request) {
    handover.follow(request);
  }

  /** The whole card of a request, for whoever waits for it; a refusal when they may not see it. */
  public Reply card(Invocation invocation, String request) {
    return guarded(() -> presses.card(invocation, request));
  }

  /** Carries out what was approved, and the timed work. */
  public Execution execution() {
    return execution;
  }

  public CrashRecovery interruptions() {
    return interruptions;
  }

  /** The sessions of requests that wait. */
  public PendingTargets pending() {
    return pending;
  }

  /** The end of blocks whose time is up. */
  public BlockExpiry leaseWork() {
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
