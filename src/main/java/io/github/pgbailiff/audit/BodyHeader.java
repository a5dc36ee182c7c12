package io.github.pgbailiff.audit;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The place in the record that a body gives itself; empty where it says nothing, or is no JSON.
 *
 * @param anchor of an event that tells the head to the outside: what it told
 * @param request the id of the request that it is about
 */
public record BodyHeader(
    Optional<Long> seq,
    Optional<String> at,
    Optional<String> type,
    Optional<String> anchor,
    Optional<String> request) {
  private static final Set<String> OURS = Set.of("at", "type", "anchor", "request");
  private static final JsonFactory JSON = new JsonFactory();
  private static final BodyHeader NOTHING =
      new BodyHeader(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public static BodyHeader in(String body) {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
      return json.nextToken() == JsonToken.START_OBJECT ? read(json) : NOTHING;
    } catch (JacksonException e) {
      return NOTHING;
    }
  }

  private static BodyHeader read(JsonParser json) {
    Map<String, String> texts = new TreeMap<>();
    Optional<Long> seq = Optional.empty();
    String name;
    while ((name = json.nextName()) != null) {
      JsonToken value = json.nextToken();
      if (value == JsonToken.VALUE_STRING && OURS.contains(name)) {
        texts.put(name, Objects.requireNonNull(json.getString()));
      } else if (value == JsonToken.VALUE_NUMBER_INT && name.equals("seq")) {
        seq = Optional.of(json.getLongValue());
      } else {
        json.skipChildren();
      }
    }
    return new BodyHeader(
        seq, text(texts, "at"), text(texts, "type"), text(texts, "anchor"), text(texts, "request"));
  }

  private static Optional<String> text(Map<String, String> texts, String name) {
    return Optional.ofNullable(texts.get(name));
  }

  public boolean hasSeq(long number) {
    return seq.isPresent() && seq.get() == number;
  }

  public boolean hasAt(String column) {
    return at.isPresent() && at.get().equals(column);
  }

  /** Whether it is an anchor that names the event before it with another hash than it has. */
  public boolean contradicts(Anchor before) {
    return type.isPresent()
        && type.get().equals(EventType.ANCHOR.word())
        && anchor
            .filter(told -> told.startsWith(before.seq() + ":") && !told.equals(before.toString()))
            .isPresent();
  }
}
