package io.github.pgbailiff.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pgbailiff.change.SeenSession;
import io.github.pgbailiff.change.SessionId;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Presentation;
import io.github.pgbailiff.reply.Press.Action;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.testing.replies.Replies;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class StoredAnswerJsonTest {
  static Stream<Reply.Report> reports() {
    return Replies.all().values().stream()
        .filter(Reply.Report.class::isInstance)
        .map(Reply.Report.class::cast);
  }

  @ParameterizedTest
  @MethodSource("reports")
  void every_report_comes_back_as_it_was(Reply.Report report) {
    StoredAnswer snapshot = snapshot(report);
    assertThat(StoredAnswerJson.read(StoredAnswerJson.write(snapshot))).isEqualTo(snapshot);
  }

  @Test
  void every_kind_of_body_is_among_those_tried() {
    Set<Class<?>> tried = new HashSet<>();
    reports()
        .flatMap(report -> report.sections().stream())
        .flatMap(section -> section.bodies().stream())
        .forEach(body -> tried.add(body.getClass()));
    assertThat(tried).containsAll(List.of(Body.class.getPermittedSubclasses()));
  }

  @Test
  void every_kind_of_value_comes_back_as_it_was() {
    List<Value> values =
        List.of(
            Value.text("a\u0000\"😀\u202e"),
            Value.whole(Long.MAX_VALUE),
            new Value.Seconds(0.000001),
            new Value.Moment(Instant.parse("2026-11-22T09:26:55.123456Z")),
            new Value.Clock(Instant.parse("2026-11-22T09:26:55.123456Z")),
            Value.flag(true),
            Value.texts(List.of("a", "b")),
            new Value.Named(Map.of("need", Value.whole(2))),
            new Value.Listed(
                "prod-eu",
                new SeenSession(
                    new SessionId(7, Instant.parse("2026-11-22T09:26:55.123456Z")),
                    Optional.empty())),
            Value.line(Value.text("closes "), new Value.Moment(Instant.EPOCH)),
            new Value.Ahead(Instant.EPOCH.plusSeconds(60), Instant.EPOCH),
            new Value.Channel("slack", "C0OPS0001", "#ops"),
            Value.none());
    assertThat(values.stream().<Class<?>>map(Value::getClass))
        .containsAll(List.of(Value.class.getPermittedSubclasses()));
    Reply.Report report = NumberedLists.of(values);
    assertThat(StoredAnswerJson.read(StoredAnswerJson.write(snapshot(report))).report())
        .isEqualTo(report);
  }

  @Test
  void what_another_version_kept_is_refused() {
    assertThatThrownBy(() -> StoredAnswerJson.read("{\"verb\":\"sessions\"}"))
        .hasMessageContaining("ask again");
  }

  private static StoredAnswer snapshot(Reply.Report report) {
    return new StoredAnswer(
        "sessions",
        "sessions prod-eu",
        List.of("prod-eu"),
        "rights",
        20,
        new Presentation(Presentation.View.NARROW, true),
        List.of(Action.REFRESH),
        report);
  }
}
