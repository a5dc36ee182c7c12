package io.github.pgbailiff.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Glob;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ChangeJsonTest {
  private static final Instant AT = Instant.parse("2026-11-22T09:26:55.123456Z");
  private static final Target FULL =
      new Target(
          new SessionId(71322, AT),
          Optional.of("orders"),
          Optional.of("app\"rw\\\u001b\u202e😀"),
          Optional.of(""),
          Optional.of("192.168.3.11"),
          Optional.of("idle in transaction"),
          Optional.of(AT.plusNanos(1_000)),
          Optional.of(Instant.parse("1969-12-31T23:59:59.999999Z")),
          Optional.of(Instant.parse("2026-11-22T09:26:55Z")),
          Optional.of("walsender"));
  private static final Target EMPTY =
      new Target(
          new SessionId(1, AT),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
  private static final Selection SELECTION =
      new Selection(
          List.of(
              new Condition.OneOf("user", true, List.of(new Glob("a\\*b"), new Glob("*"))),
              new Condition.Contains("query", false, "update, stock"),
              new Condition.AtLeast("xact", Duration.ofMinutes(10)),
              new Condition.AtLeastMany("xmin", 1_500_000)),
          List.of(List.of(), List.of(new Condition.Contains("query", true, ""))));
  private static final ClusterIdentity IDENTITY =
      new ClusterIdentity(Optional.of("7412345678901234567"), Optional.of("::1"), 5432, AT, false);

  private static final Evidence EVIDENCE =
      new Evidence(
          AT,
          List.of(
              new Evidence.OfSession(
                  FULL.id(),
                  List.of(new Evidence.HeldLock("orders", "RowExclusiveLock")),
                  List.of("cart"),
                  7)),
          List.of("cart", "checkout"),
          7,
          2);

  static Stream<Step> steps() {
    return Stream.concat(
        Stream.of(
            new Step.Signal(
                Step.Kind.TERMINATE,
                List.of(FULL, EMPTY),
                SELECTION,
                true,
                Optional.of(Duration.ofMillis(10_001))),
            new Step.Signal(Step.Kind.CANCEL, List.of(), SELECTION, false, Optional.empty()),
            new Step.Drain(
                new BlockTarget.Database("wiki", 1), SELECTION, Duration.ofSeconds(30), true)),
        targets()
            .flatMap(target ->
                Stream.of(
                    new Step.Block(target, Optional.of(Duration.ofDays(1))),
                    new Step.Block(target, Optional.empty()),
                    new Step.Block(
                        target,
                        Optional.of(Duration.ofHours(1)),
                        Optional.of(
                            new Step.StandingBlock(
                                "B-7", Optional.of(Instant.EPOCH), Instant.EPOCH))),
                    new Step.Unblock(target, true))));
  }

  static Stream<BlockTarget> targets() {
    return Stream.of(
        new BlockTarget.Database("wiki", 4_294_967_295L),
        new BlockTarget.Role("x", 10),
        new BlockTarget.RoleInDatabase("wiki", 1, "blog", 2),
        new BlockTarget.PublicInDatabase("wiki", 3));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void every_step_comes_back_as_it_was(Step step) {
    Change change = change(step);
    assertThat(ChangeJson.read(ChangeJson.write(change))).isEqualTo(change);
  }

  @Test
  void every_case_of_every_sealed_type_is_among_those_tried() {
    Set<Class<?>> tried = new HashSet<>();
    steps().forEach(step -> tried.add(step.getClass()));
    targets().forEach(target -> tried.add(target.getClass()));
    SELECTION.conditions().forEach(condition -> tried.add(condition.getClass()));
    assertThat(tried)
        .containsAll(List.of(Step.class.getPermittedSubclasses()))
        .containsAll(List.of(BlockTarget.class.getPermittedSubclasses()))
        .containsAll(List.of(Condition.class.getPermittedSubclasses()));
  }

  @Test
  void moments_keep_their_microseconds() {
    Change change = ChangeJson.read(ChangeJson.write(change(steps().findFirst().orElseThrow())));
    assertThat(change.targets().getFirst().id().backendStart()).isEqualTo(AT);
    assertThat(change.targets().getFirst().queryStart())
        .contains(Instant.parse("1969-12-31T23:59:59.999999Z"));
  }

  @Test
  void the_stored_form_stays_as_it_is() {
    Change change =
        new Change(
            "block",
            "block prod-eu db:wiki",
            List.of(
                new Part(
                    "prod-eu",
                    IDENTITY,
                    List.of(
                        new Step.Block(
                            new BlockTarget.Database("wiki", 16384),
                            Optional.of(Duration.ofMinutes(30)))),
                    List.of())),
            List.of(new AbsentCluster("prod-us", "cluster prod-us cannot be reached")));
    String stored =
        """
        {"format":5,"verb":"block","command":"block prod-eu db:wiki","parts":[{"cluster":"prod-eu",\
        "identity":{"systemIdentifier":"7412345678901234567","address":"::1","port":5432,\
        "postmasterStart":"2026-11-22T09:26:55.123456Z","inRecovery":false},\
        "steps":[{"is":"block","target":{"is":"database","name":"wiki","oid":16384},"lease":"PT30M","standing":null}],\
        "exclusions":[],"impact":[],"evidence":null}],\
        "absent":[{"cluster":"prod-us","why":"cluster prod-us cannot be reached"}]}\
        """;
    assertThat(ChangeJson.write(change)).isEqualTo(stored);
    assertThat(ChangeJson.read(stored)).isEqualTo(change);
    assertThat(
            ChangeJson.read(
                stored.replace("\"format\":5", "\"format\":4").replace(",\"standing\":null", "")))
        .as("the form before, which knew of no block that stands already")
        .isEqualTo(change);
  }

  @Test
  void what_this_program_does_not_know_is_refused_rather_than_left_out() {
    String stored = ChangeJson.write(change(steps().findFirst().orElseThrow()));
    assertThatThrownBy(() -> ChangeJson.read(stored.replace("\"format\":5", "\"format\":6")))
        .hasMessageContaining("format 6 is not known");
    assertThatThrownBy(
            () -> ChangeJson.read(stored.replace("\"pid\":1,", "\"pid\":1,\"extra\":1,")))
        .hasMessageContaining("damaged");
    assertThatThrownBy(() -> ChangeJson.read(stored.replace("\"pid\":1,", "")))
        .hasMessageContaining("damaged");
    assertThatThrownBy(() -> ChangeJson.read(stored.replace("\"signal\"", "\"shout\"")))
        .hasMessageContaining("damaged");
    assertThatThrownBy(() -> ChangeJson.read("")).isInstanceOf(IllegalArgumentException.class);
  }

  private static Change change(Step step) {
    return new Change(
        "terminate",
        "terminate prod-eu user:!a",
        List.of(
            new Part(
                "prod-eu",
                IDENTITY,
                List.of(step),
                List.of(new Exclusion(EMPTY, "protected")),
                List.of(),
                Optional.of(EVIDENCE))));
  }
}
