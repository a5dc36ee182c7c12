package io.github.pgbailiff.delivery;

import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.card.BlocksNow;
import io.github.pgbailiff.card.Onlookers;
import io.github.pgbailiff.card.OwnerNotice;
import io.github.pgbailiff.card.RequestButtons;
import io.github.pgbailiff.card.RequestCard;
import io.github.pgbailiff.card.RequestSentence;
import io.github.pgbailiff.card.RequestSummary;
import io.github.pgbailiff.card.StepLine;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.execution.OpenStore;
import io.github.pgbailiff.outbox.Announcement;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Tone;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.RequestState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Whatever is announced of requests, as they are at the moment when it is delivered.
 *
 * @param links the address of a message, by the ids of its channel and of itself
 */
record RequestAnnouncements(OpenStore records, BiFunction<String, String, Optional<String>> links) {

  /** The card at a place, which is a line where it only points to another one. */
  Reply.Card card(Request request, Place place) {
    Optional<Place> decided = decidedElsewhere(request, place);
    if (decided.filter(it -> !records.isCardLost(it, request.id())).isPresent()) {
      return pointer(request, place);
    }
    Reply.Card card = whole(request);
    List<String> mentions =
        Stream.of(
                card.mentions().stream(),
                records.audience().pinged(request, decided.orElse(place)).stream())
            .flatMap(it -> it)
            .distinct()
            .toList();
    return new Reply.Card(card.title(), card.tone(), card.report(), card.buttons(), mentions);
  }

  private Optional<Place> decidedElsewhere(Request request, Place place) {
    return records.audience().isPointer(request, place)
        ? records.audience().decidedAt(place)
        : Optional.empty();
  }

  private Reply.Card whole(Request request) {
    BlocksNow blocks = blocks(request);
    return new RequestCard(
            request, RequestCard.FEW, onlookers(request), records.clock().instant(), blocks)
        .with(RequestButtons.forEverybody(request, blocks));
  }

  private BlocksNow blocks(Request request) {
    List<Block> standing =
        request.state() == RequestState.FINISHED ? records.blocks().of(request) : List.of();
    if (standing.isEmpty()) {
      return new BlocksNow(false, Map.of(), records.blocks().openSince(request));
    }
    Map<String, Instant> ends = new HashMap<>();
    standing.forEach(it -> it.until().ifPresent(end -> ends.put(it.id(), end)));
    return BlocksNow.standing(ends);
  }

  private Onlookers onlookers(Request request) {
    return new Onlookers(
        records.audience().deciders(request),
        records.audience().ofOwners().names(request),
        records.audience().gone(request));
  }

  private Reply.Card pointer(Request request, Place place) {
    Reply.Card card =
        new RequestCard(request, RequestCard.FEW, Onlookers.UNKNOWN, records.clock().instant())
            .with(List.of());
    List<String> where =
        request.state().isTerminal()
            ? List.of()
            : records.audience().decidedAt(place).stream()
                .flatMap(it -> leading(it, request.id()))
                .toList();
    String title =
        request.state() == RequestState.PENDING
            ? "%s: %s; it is decided in".formatted(request.id(), card.title())
            : card.title();
    return new Reply.Card(title, card.tone(), nothing(request), List.of(), where);
  }

  /** To the channel, and to the card once it has appeared there. */
  private Stream<String> leading(Place decided, String request) {
    Optional<String> card =
        records
            .cardThread(decided, request)
            .flatMap(it -> it.thread().flatMap(id -> links.apply(it.channel(), id)));
    return Stream.concat(
        decided.mention().stream(), card.map(it -> decided.platform() + ":" + it).stream());
  }

  private static Reply.Report nothing(Request request) {
    return new Reply.Report(List.of(), "", List.of(), List.of(), ExitCode.DONE).about(request.id());
  }

  /** One thing that happened to it; empty where the card above says it all. */
  Optional<Reply> step(Request request, long version) {
    boolean more =
        !request.requirements().approvals().isEmpty() || RequestButtons.hidesTargets(request);
    return version < 1 || version > request.version() || !more
        ? Optional.empty()
        : Optional.of(StepLine.of(request, version));
  }

  /** The buttons are on the card above it. */
  Optional<Reply> reminder(Request request, Place place) {
    if (request.state() != RequestState.PENDING) {
      return Optional.empty();
    }
    Value line =
        Value.line(
            Value.text(request.id() + " still waits for approval, and closes "),
            new Value.Moment(request.expiresAt()),
            Value.text(", "),
            new Value.Ahead(request.expiresAt(), records.clock().instant()));
    return Optional.of(
        new Reply.Card(
            "",
            Tone.WAITING,
            line(line),
            List.of(),
            records.audience().pinged(request, decidedElsewhere(request, place).orElse(place))));
  }

  /** For those who read the record; the anchor stands at its end. */
  static Reply audited(Request request, String anchor) {
    List<Value> parts =
        Stream.concat(
                RequestSentence.of(request).stream(),
                Stream.of(Value.text(" · anchor of the record: " + anchor)))
            .toList();
    return line(new Value.Line(parts));
  }

  Reply owned(Request request, Place place) {
    return new OwnerNotice(
            request,
            records.audience().ofOwners().owned(request, place),
            records.audience().ofOwners().keptOut(request, place))
        .reply();
  }

  static Reply told(Request request) {
    return notice(RequestSummary.title(request));
  }

  static Reply notice(String text) {
    return line(Value.text(text));
  }

  private static Reply.Report line(Value value) {
    return new Reply.Report(
        List.of(Field.people("", value)), "", List.of(), List.of(), ExitCode.DONE);
  }

  /** What to show of one that is about a request; empty when there is nothing to say. */
  Optional<Reply> of(Announcement announcement, String id) {
    Place place = announcement.place();
    return records
        .requests()
        .find(id)
        .flatMap(request ->
            switch (announcement.subject()) {
              case Announcement.Card _ -> Optional.<Reply>of(card(request, place));
              case Announcement.Step(_, long version) -> step(request, version);
              case Announcement.Outcome _ -> step(request, request.version());
              case Announcement.Told _ -> Optional.of(told(request));
              case Announcement.Reminder _ -> reminder(request, place);
              case Announcement.Owned _ -> Optional.of(owned(request, place));
              case Announcement.Audited(_, String anchor) -> Optional.of(audited(request, anchor));
              case Announcement.AlertCard _, Announcement.Notice _ -> Optional.empty();
            });
  }
}
