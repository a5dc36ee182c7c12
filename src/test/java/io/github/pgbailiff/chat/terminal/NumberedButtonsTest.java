package io.github.pgbailiff.chat.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.chat.terminal.text.ButtonNumbers;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Press;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NumberedButtonsTest {
  private final NumberedButtons buttons = new NumberedButtons();

  private static List<Button> of(String id, Press.Action... actions) {
    return List.of(actions).stream()
        .map(it -> new Button(it.name(), Button.Style.PLAIN, new Press(it, id, 1)))
        .toList();
  }

  private static List<Button> card(String id) {
    return of(id, Press.Action.APPROVE, Press.Action.DENY);
  }

  private Optional<String> pressed(String typed) {
    return buttons.press(typed, Duration.ZERO).map(Press::token);
  }

  @Test
  void the_only_card_needs_no_name() {
    assertThat(buttons.show(card("R-1"), false)).isEqualTo(ButtonNumbers.PLAIN);
    assertThat(pressed("1")).contains("APPROVE:1:R-1");
    assertThat(pressed("R-1.2")).contains("DENY:1:R-1");
    assertThat(pressed("3")).isEmpty();
  }

  @Test
  void a_card_beside_another_says_its_name_and_takes_no_number_from_it() {
    buttons.show(card("R-1"), false);
    assertThat(buttons.show(card("R-2"), false)).isEqualTo(ButtonNumbers.of("R-2"));
    assertThat(pressed("1")).contains("APPROVE:1:R-1");
    assertThat(pressed("r-2.1")).contains("APPROVE:1:R-2");
    buttons.withdraw("R-1");
    assertThat(pressed("1")).as("meant the card that is over").isEmpty();
    assertThat(buttons.cards()).isEqualTo("R-2.1");
  }

  @Test
  void of_many_cards_the_newest_are_named() {
    for (String card : List.of("R-1", "R-2", "R-3", "R-4", "R-5")) {
      buttons.show(card(card), false);
    }
    assertThat(buttons.cards()).isEqualTo("R-5.1, R-4.1, R-3.1 and 2 older");
  }

  @Test
  void a_card_that_points_to_another_is_not_the_other() {
    List<Button> question = new ArrayList<>(of("R-1", Press.Action.DETAILS));
    question.addAll(of("R-2", Press.Action.CONFIRM, Press.Action.DISMISS));
    assertThat(buttons.show(question, false)).isEqualTo(ButtonNumbers.PLAIN);
    assertThat(buttons.show(card("R-1"), false)).isEqualTo(ButtonNumbers.of("R-1"));
    assertThat(pressed("2")).contains("CONFIRM:1:R-2");
    assertThat(pressed("R-1.2")).contains("DENY:1:R-1");
  }

  @Test
  void a_card_that_changes_keeps_its_numbers() {
    buttons.show(card("R-1"), false);
    buttons.show(card("R-2"), false);
    assertThat(buttons.show(card("R-1"), false)).isEqualTo(ButtonNumbers.PLAIN);
    assertThat(buttons.show(card("R-2"), false)).isEqualTo(ButtonNumbers.of("R-2"));
  }

  @Test
  void the_last_answer_is_the_one_that_is_meant_and_leaves_cards_alone() {
    buttons.show(card("R-1"), false);
    assertThat(buttons.show(of("8d0f", Press.Action.PAGE), false)).isEqualTo(ButtonNumbers.PLAIN);
    assertThat(pressed("1")).contains("PAGE:1:8d0f");
    assertThat(pressed("R-1.1")).contains("APPROVE:1:R-1");
    buttons.show(of("9e1a", Press.Action.CSV), false);
    assertThat(pressed("1")).contains("CSV:1:9e1a");
  }

  @Test
  void what_is_pressed_is_away_meanwhile_and_can_come_back() {
    buttons.show(card("R-1"), false);
    Runnable undo = buttons.withdraw(new Press(Press.Action.DENY, "R-1", 1));
    assertThat(pressed("1")).isEmpty();
    undo.run();
    assertThat(pressed("1")).contains("APPROVE:1:R-1");
  }

  @Test
  void a_card_that_is_over_makes_room_for_the_next() {
    buttons.show(of("R-1", Press.Action.DETAILS), true);
    assertThat(buttons.show(card("R-2"), false)).isEqualTo(ButtonNumbers.PLAIN);
    assertThat(pressed("1")).contains("APPROVE:1:R-2");
    assertThat(pressed("R-1.1")).contains("DETAILS:1:R-1");
  }
}
