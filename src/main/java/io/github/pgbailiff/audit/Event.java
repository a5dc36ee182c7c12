package io.github.pgbailiff.audit;

import io.github.pgbailiff.command.Place;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Something that happened, to be recorded.
 *
 * @param fields values are {@link String}, {@link Long}, {@link Integer}, {@link Boolean}, and
 *     lists and string-keyed maps of these; which there are, the type says
 */
public record Event(EventType type, Map<String, Object> fields) {

  /**
   * Checks the fields.
   *
   * @throws IllegalArgumentException when one is missing, unknown, or holds what canonical JSON
   *     does not
   */
  public Event {
    fields = Map.copyOf(fields);
    for (String name : type.required()) {
      require(fields.containsKey(name), type, name, "is missing");
    }
    for (String name : fields.keySet()) {
      require(type.allowed().contains(name), type, name, "is not one of " + type.allowed());
    }
    CanonicalJson.of(fields);
  }

  private static void require(boolean holds, EventType type, String name, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(type.word() + ": field \"" + name + "\" " + problem);
    }
  }

  /** The start of an event of that type. */
  public static Draft of(EventType type) {
    return new Draft(type);
  }

  /** An event that is being put together. */
  public static final class Draft {
    private final EventType type;
    private final Map<String, Object> fields = new TreeMap<>();

    private Draft(EventType type) {
      this.type = type;
    }

    public Draft with(String name, Object value) {
      fields.put(name, value);
      return this;
    }

    /** Adds the field when there is a value for it. */
    public Draft with(String name, Optional<?> value) {
      value.ifPresent(present -> fields.put(name, present));
      return this;
    }

    /** Adds where it happened: the host of a terminal, or the channel of a chat. */
    public Draft at(Place place) {
      with("host", place.host());
      return place.host().isPresent()
          ? this
          : with("place", place.platform() + ":" + place.channel());
    }

    /** The event, checked. */
    public Event build() {
      return new Event(type, fields);
    }
  }
}
