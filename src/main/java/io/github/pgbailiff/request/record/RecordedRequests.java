package io.github.pgbailiff.request.record;

import io.github.pgbailiff.audit.Entry;
import io.github.pgbailiff.audit.EventType;
import io.github.pgbailiff.audit.Excerpt;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.store.Tx;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The requests that the record tells of and that are not over, while it is read from its start:
 * what was carried out is held against what was approved.
 */
public final class RecordedRequests implements Function<Entry, Optional<String>> {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ABOUT = "\"request\":";
  private static final Map<String, EventType> TYPES =
      Arrays.stream(EventType.values())
          .collect(Collectors.toUnmodifiableMap(EventType::word, Function.identity()));

  private final Map<String, RecordedRequest> open = new HashMap<>();

  /** Why the execution that the event tells of should not have been, in words. */
  @Override
  public Optional<String> apply(Entry entry) {
    return entry.body().contains(ABOUT) ? take(read(entry)) : Optional.empty();
  }

  private Optional<String> take(JsonNode event) {
    String id = event.path("request").asString("");
    return id.isEmpty() ? Optional.empty() : type(event).flatMap(type -> take(type, id, event));
  }

  private Optional<String> take(EventType type, String id, JsonNode event) {
    Optional<String> objection =
        type == EventType.EXECUTING ? objection(id, event) : Optional.empty();
    switch (type) {
      case REQUEST_CREATED, REQUEST_CONFIRMED, REQUEST_APPROVED, BREAK_GLASS, EXECUTING ->
          known(id).take(type, event);
      case REQUEST_DENIED,
          REQUEST_WITHDRAWN,
          REQUEST_EXPIRED,
          REQUEST_REFUSED,
          FINISHED,
          INTERRUPTED ->
          open.remove(id);
      default -> {}
    }
    return objection;
  }

  private Optional<String> objection(String id, JsonNode executing) {
    RecordedRequest request = known(id);
    return request.objection().or(() -> request.difference(executing)).map(why -> id + ": " + why);
  }

  private RecordedRequest known(String id) {
    return open.computeIfAbsent(id, _ -> new RecordedRequest());
  }

  /**
   * Why the request may not be carried out, by its events; empty when it may.
   *
   * @param change its change as it was written when it was asked for
   */
  public static Optional<String> contradiction(Tx tx, Request request, String change) {
    OptionalLong from =
        request.history().getFirst().event().stream().mapToLong(Long::longValue).findFirst();
    RecordedRequest recorded = new RecordedRequest();
    if (from.isPresent()) {
      Excerpt.of(tx, request.id(), from.getAsLong()).stream()
          .map(RecordedRequests::read)
          .filter(event -> event.path("request").asString("").equals(request.id()))
          .forEach(event -> type(event).ifPresent(type -> recorded.take(type, event)));
    }
    return recorded.contradiction(request, change);
  }

  private static Optional<EventType> type(JsonNode event) {
    return Optional.ofNullable(TYPES.get(event.path("type").asString("")));
  }

  /** A body that somebody broke says nothing. */
  private static JsonNode read(Entry entry) {
    try {
      return JSON.readTree(entry.body());
    } catch (JacksonException e) {
      return JSON.createObjectNode();
    }
  }
}
