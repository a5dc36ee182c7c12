package io.github.pgbailiff.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.command.Actor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PersonTurnsTest {
  private static final Actor SLACK = new Actor("slack", "U0ANN", "Ann");
  private static final Actor DISCORD = new Actor("discord", "11", "ann");
  private static final Actor STRANGER = new Actor("slack", "U9", "Eve");

  private final PersonTurns turns =
      new PersonTurns(3, actor -> actor.equals(STRANGER) ? "eve" : "person:ann");

  @Test
  void all_accounts_of_one_person_count_together_and_nobody_else_does() {
    Optional<PersonTurns.Turn> first = turns.take(SLACK);
    assertThat(List.of(first, turns.take(DISCORD), turns.take(SLACK)))
        .allMatch(Optional::isPresent);
    assertThat(turns.take(SLACK)).isEmpty();
    assertThat(turns.take(DISCORD)).isEmpty();
    assertThat(turns.take(STRANGER)).isPresent();
    first.orElseThrow().close();
    assertThat(turns.take(DISCORD)).isPresent();
  }

  @Test
  void a_turn_is_given_back_once() {
    List<PersonTurns.Turn> all =
        IntStream.range(0, 3).mapToObj(_ -> turns.take(SLACK).orElseThrow()).toList();
    all.getFirst().close();
    all.getFirst().close();
    assertThat(turns.take(SLACK)).isPresent();
    assertThat(turns.take(SLACK)).isEmpty();
  }

  @Test
  void a_refusal_says_how_many_are_under_way() {
    assertThat(turns.refusal()).startsWith("busy: 3 commands of yours are under way");
  }
}
