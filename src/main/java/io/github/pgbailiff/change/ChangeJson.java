package io.github.pgbailiff.change;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Glob;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Changes as JSON, in the form in which they are stored.
 *
 * <p>Names in it outlive the program that wrote them: a renamed type or component is a new {@link
 * #FORMAT}. Moments are written as text, so that they keep their microseconds.
 */
public final class ChangeJson {
  /** The version of the form; {@link FormerChanges} reads those before. */
  public static final int FORMAT = 5;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .addMixIn(Step.class, Tagged.class)
          .addMixIn(BlockTarget.class, Tagged.class)
          .addMixIn(Condition.class, Tagged.class)
          .addMixIn(Glob.class, AsText.class)
          .registerSubtypes(
              new NamedType(Step.Signal.class, "signal"),
              new NamedType(Step.Block.class, "block"),
              new NamedType(Step.Unblock.class, "unblock"),
              new NamedType(Step.Drain.class, "drain"),
              new NamedType(BlockTarget.Database.class, "database"),
              new NamedType(BlockTarget.Role.class, "role"),
              new NamedType(BlockTarget.RoleInDatabase.class, "role_in_database"),
              new NamedType(BlockTarget.PublicInDatabase.class, "public_in_database"),
              new NamedType(Condition.OneOf.class, "one_of"),
              new NamedType(Condition.Contains.class, "contains"),
              new NamedType(Condition.AtLeast.class, "at_least"),
              new NamedType(Condition.AtLeastMany.class, "at_least_many"))
          .build();

  private ChangeJson() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Tagged {}

  private abstract static class AsText {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    AsText(@SuppressWarnings("unused") String source) {}

    @JsonValue
    abstract String source();
  }

  private record Stored(
      int format, String verb, String command, List<Part> parts, List<AbsentCluster> absent) {}

  /** The change as one line of JSON. */
  public static String write(Change change) {
    return MAPPER.writeValueAsString(
        new Stored(FORMAT, change.verb(), change.command(), change.parts(), change.absent()));
  }

  /**
   * The change that was written.
   *
   * @throws IllegalArgumentException when the text is no change, or of a form that this program
   *     does not know
   */
  public static Change read(String json) {
    try {
      Stored stored = MAPPER.treeToValue(ofThisFormat(json), Stored.class);
      return new Change(stored.verb(), stored.command(), stored.parts(), stored.absent());
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "change: the stored text is damaged: " + e.getOriginalMessage(), e);
    }
  }

  /** The target of a block as one line of JSON, always the same one for the same target. */
  public static String writeTarget(BlockTarget target) {
    return MAPPER.writerFor(BlockTarget.class).writeValueAsString(target);
  }

  /**
   * The target of a block that was written.
   *
   * @throws IllegalArgumentException when the text is none
   */
  public static BlockTarget readTarget(String json) {
    try {
      return MAPPER.readValue(json, BlockTarget.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "block: the stored text of its target is damaged: " + e.getOriginalMessage(), e);
    }
  }

  private static JsonNode ofThisFormat(String json) {
    JsonNode stored = MAPPER.readTree(json);
    int format = stored.path("format").asInt(0);
    return format == FORMAT ? stored : FormerChanges.ofThisFormat(stored, format);
  }
}
