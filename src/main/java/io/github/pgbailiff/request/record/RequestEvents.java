package io.github.pgbailiff.request.record;

import io.github.pgbailiff.audit.Event;
import io.github.pgbailiff.audit.EventType;
import io.github.pgbailiff.change.ChangeJson;
import io.github.pgbailiff.request.PartResult;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.Transition;
import io.github.pgbailiff.request.Transition.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The events that tell the record of the last thing that happened to a request. */
public final class RequestEvents {
  private RequestEvents() {}

  /** One event that stands for the transition, after one per cluster for what became of it. */
  public static List<Event> of(Request request) {
    List<Event> events = new ArrayList<>();
    Kind kind = request.last().kind();
    if (kind == Kind.FINISHED || kind == Kind.REPORTED) {
      request.results().forEach(result -> events.add(outcome(request, result)));
    }
    type(kind).ifPresent(type -> events.add(transition(request, type)));
    return events;
  }

  /** The type of the event that stands for the transition. */
  public static Optional<EventType> type(Kind kind) {
    return Optional.ofNullable(
        switch (kind) {
          case CREATED -> EventType.REQUEST_CREATED;
          case CONFIRMED -> EventType.REQUEST_CONFIRMED;
          case APPROVED -> EventType.REQUEST_APPROVED;
          case DENIED -> EventType.REQUEST_DENIED;
          case WITHDRAWN -> EventType.REQUEST_WITHDRAWN;
          case EXPIRED -> EventType.REQUEST_EXPIRED;
          case BROKE_GLASS -> EventType.BREAK_GLASS;
          case EXECUTING -> EventType.EXECUTING;
          case FINISHED -> EventType.FINISHED;
          case REFUSED -> EventType.REQUEST_REFUSED;
          case INTERRUPTED -> EventType.INTERRUPTED;
          case REPORTED -> null;
        });
  }

  private static Event transition(Request request, EventType type) {
    Event.Draft event = about(request, type);
    Kind kind = request.last().kind();
    if (kind != Kind.CREATED) {
      event.with("version", request.version());
    }
    Optional<String> note = request.last().note();
    switch (kind) {
      case CREATED -> created(event, request).with("reason", note);
      case CONFIRMED ->
          event
              .with("reason", note)
              .with("requires", RequestEventFields.requirements(request.requirements()));
      case DENIED, BROKE_GLASS, EXPIRED -> event.with("reason", note);
      case APPROVED -> approved(event, request);
      case EXECUTING -> executing(event, request).with("holder", note);
      case FINISHED -> event.with("outcomes", RequestEventFields.counts(request.results()));
      case REFUSED, INTERRUPTED -> event.with("why", note);
      case WITHDRAWN, REPORTED -> {}
    }
    return event.build();
  }

  private static Event.Draft about(Request request, EventType type) {
    Event.Draft event =
        Event.of(type)
            .with("request", request.id())
            .with("verb", request.change().verb())
            .with("clusters", request.change().clusters());
    Transition last = request.last();
    last.by()
        .ifPresent(by -> event.with("actor", by.actor().identity()).with("person", by.person()));
    last.place().ifPresent(event::at);
    return event;
  }

  private static Event.Draft created(Event.Draft event, Request request) {
    return event
        .with("command", request.change().command())
        .with("targets", RequestEventFields.targets(request.change()))
        .with("excluded", RequestEventFields.excluded(request.change()))
        .with("steps", RequestEventFields.steps(request.change()))
        .with("requires", RequestEventFields.requirements(request.requirements()))
        .with("change", RequestEventFields.digest(ChangeJson.write(request.change())))
        .with("expires_at", request.expiresAt().toString());
  }

  private static void approved(Event.Draft event, Request request) {
    event
        .with("roles", List.copyOf(new TreeSet<>(request.last().roles())))
        .with("have", request.tally().have())
        .with("need", request.tally().need())
        .with("requires", RequestEventFields.requirements(request.requirements()));
  }

  private static Event.Draft executing(Event.Draft event, Request request) {
    return event
        .with("actor", request.requester().actor().identity())
        .with("person", request.requester().person())
        .with("command", request.change().command())
        .with("reason", request.reason())
        .with("targets", RequestEventFields.targets(request.change()))
        .with("steps", RequestEventFields.steps(request.change()));
  }

  private static Event outcome(Request request, PartResult result) {
    return Event.of(EventType.OUTCOME)
        .with("request", request.id())
        .with("verb", request.change().verb())
        .with("cluster", result.cluster())
        .with("targets", RequestEventFields.outcomes(request.change(), result))
        .with("outcomes", RequestEventFields.counts(List.of(result)))
        .with("why", result.problem())
        .build();
  }
}
