package io.github.pgbailiff.page;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.pgbailiff.command.UserMistake;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Value;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Stored answers as JSON. They live for minutes, so a form of another version is as good as none.
 */
final class StoredAnswerJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .addMixIn(Body.class, Tagged.class)
          .addMixIn(Value.class, Tagged.class)
          .registerSubtypes(
              new NamedType(Body.Table.class, "table"),
              new NamedType(Body.Tree.class, "tree"),
              new NamedType(Body.Details.class, "details"),
              new NamedType(Body.Counts.class, "counts"),
              new NamedType(Body.Documents.class, "documents"),
              new NamedType(Value.Text.class, "t"),
              new NamedType(Value.Whole.class, "w"),
              new NamedType(Value.Seconds.class, "s"),
              new NamedType(Value.Moment.class, "m"),
              new NamedType(Value.Flag.class, "f"),
              new NamedType(Value.Many.class, "l"),
              new NamedType(Value.Named.class, "o"),
              new NamedType(Value.Line.class, "line"),
              new NamedType(Value.Ahead.class, "ahead"),
              new NamedType(Value.Channel.class, "channel"),
              new NamedType(Value.Listed.class, "session"),
              new NamedType(Value.None.class, "n"))
          .build();

  private StoredAnswerJson() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Tagged {}

  static String write(StoredAnswer snapshot) {
    return MAPPER.writeValueAsString(snapshot);
  }

  /**
   * @throws UserMistake when it was written by another version
   */
  static StoredAnswer read(String json) {
    try {
      return MAPPER.readValue(json, StoredAnswer.class);
    } catch (JacksonException _) {
      throw new UserMistake("page: it was kept by another version of pgbailiff; ask again");
    }
  }
}
