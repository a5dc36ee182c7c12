package io.github.pgbailiff.bot.flow;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.access.Denied;
import io.github.pgbailiff.access.RoleHint;
import io.github.pgbailiff.access.Speaker;
import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.audit.Event;
import io.github.pgbailiff.audit.EventType;
import io.github.pgbailiff.card.Refusals;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Id;
import io.github.pgbailiff.command.Person;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.invocation.Invocation;
import io.github.pgbailiff.page.StoredAnswer;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.request.gate.SeenRequest;
import java.util.List;
import java.util.Optional;

/**
 * Refusals for want of a right. Nothing else makes one, so each is on the record when it is given.
 */
public final class Denials {
  private final CommandAudit journal;
  private final Authorizer authorizer;

  /**
   * @param authorizer says whom to ask for a role
   */
  public Denials(CommandAudit journal, Authorizer authorizer) {
    this.journal = journal;
    this.authorizer = authorizer;
  }

  /** Somebody whom nothing is taken from. */
  public void ofStranger(Actor actor, Place place, String why) {
    journal.attempt(CommandAudit.by(EventType.DENIED, actor, place).with("why", why));
  }

  /** Nothing is done from that place, or for that account, whatever is asked. */
  public Reply.Refusal altogether(Invocation invocation, String why) {
    journal.attempt(
        CommandAudit.by(EventType.DENIED, invocation.actor(), invocation.place()).with("why", why));
    return refusal(why, List.of());
  }

  Reply.Refusal of(Asked asked, Denied denied) {
    record(asked, denied.words());
    return refusal(denied, asked.asker());
  }

  /**
   * @param why for the record
   * @param message for whoever asked
   */
  Reply.Refusal of(Asked asked, String why, String message) {
    record(asked, why);
    return refusal(message, List.of());
  }

  private void record(Asked asked, String why) {
    journal.attempt(
        CommandAudit.about(EventType.DENIED, asked)
            .with("why", why)
            .with("reason", asked.command().options().text("reason")));
  }

  /** A page of a list that is out of reach by now. */
  Reply.Refusal of(Speaker by, StoredAnswer snapshot) {
    String why = "page: your rights are not what they were when you asked; ask again";
    journal.attempt(
        denied(by)
            .with("verb", snapshot.verb())
            .with("clusters", Optional.of(snapshot.clusters()).filter(it -> !it.isEmpty()))
            .with("why", why));
    return refusal(why, List.of());
  }

  /** A list that is not kept, or not for them: the difference is nobody else's. */
  Reply.Refusal ofUnkept(Speaker by, String message) {
    journal.attempt(denied(by).with("why", message));
    return Refusals.usage(message);
  }

  /** An act on an alert is beyond somebody's rights. */
  Reply.Refusal of(Speaker by, Alert alert, String why) {
    journal.attempt(denied(by).with("cluster", alert.cluster()).with("why", why));
    return refusal(why, List.of());
  }

  /** An act on a request is beyond somebody's rights. */
  Reply.Refusal of(SeenRequest seen, String why) {
    record(seen, why);
    return refusal(why, List.of());
  }

  /** The request does not go the way that somebody wanted. */
  Reply.Refusal about(SeenRequest seen, Reply.Refusal refusal) {
    record(seen, refusal.message());
    return refusal;
  }

  /** The same with other words for the record, which keeps nothing of what was typed. */
  Reply.Refusal about(SeenRequest seen, String why, Reply.Refusal refusal) {
    record(seen, why);
    return refusal;
  }

  private void record(SeenRequest seen, String why) {
    journal.attempt(
        denied(seen.by())
            .with("request", seen.shown().id())
            .with("clusters", seen.shown().change().clusters())
            .with("why", why));
  }

  /** The same words whether there is such a request or not: the difference is nobody else's. */
  Reply.Refusal ofUnseen(Speaker by, String id) {
    String why =
        "request: there is no %s that you may see; requests lists those that you may".formatted(id);
    journal.attempt(
        denied(by).with("request", Optional.of(id).filter(Id.REQUEST::is)).with("why", why));
    return Refusals.usage(why);
  }

  private static Event.Draft denied(Speaker by) {
    return CommandAudit.by(EventType.DENIED, by.asker().actor(), by.place())
        .with("person", by.asker().person().map(Person::name));
  }

  private Reply.Refusal refusal(Denied denied, Asker asker) {
    return refusal(
        denied.words() + whomToAsk(denied, asker),
        List.of(
            Field.data("permission", Value.text(denied.missingPermission())),
            Field.data("roles", Value.texts(denied.rolesThatGiveIt()))));
  }

  private static Reply.Refusal refusal(String message, List<Field> facts) {
    return new Reply.Refusal("denied", message, facts, ExitCode.REFUSED);
  }

  private String whomToAsk(Denied denied, Asker asker) {
    if (asker.roles().isEmpty()) {
      return ". " + RoleHint.of(authorizer, asker);
    }
    return RoleHint.people(authorizer, denied.rolesThatGiveIt()).map(" (%s)"::formatted).orElse("");
  }
}
