package io.github.pgbailiff.bot.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Person;
import io.github.pgbailiff.command.parse.CanonicalText;
import io.github.pgbailiff.command.parse.CommandParser;
import io.github.pgbailiff.command.parse.ParsedLine;
import io.github.pgbailiff.verb.AllVerbs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonRolesTest {
  private static final Person ANN = new Person("ann", Map.of("slack", "U0ANN"), List.of("ann_rw"));
  private static final Person BOB =
      new Person("bob", Map.of("slack", "U0BOB", "discord", "4177"), List.of("bob", "bob_admin"));
  private static final Person CAT = new Person("cat", Map.of("slack", "U0CAT"), List.of());

  private static final Person EVE = new Person("eve", Map.of(), List.of("me"));

  private static String meant(String filter) {
    var actor = new Actor("slack", "U0ANN", "ann");
    var roles =
        new PersonRoles(
            new Asker(actor, Optional.of(ANN), Set.of(), Optional.empty()),
            List.of(ANN, BOB, CAT, EVE),
            Set.of("slack", "discord", "terminal"));
    var parser = new CommandParser(AllVerbs.declarations());
    var parsed = (ParsedLine.Understood) parser.parse("sessions " + filter);
    return CanonicalText.of(roles.in(parsed.command()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "user:me # user:ann_rw",
        "user:@bob # user:bob,bob_admin",
        "user:@Bob # user:bob,bob_admin",
        "user:slack:U0BOB # user:bob,bob_admin",
        "user:!discord:4177,x # user:!bob,bob_admin,x",
        "user:blog # user:blog",
        "app:@bob # app:@bob",
      })
  void a_person_stands_for_their_roles(String filter, String meant) {
    assertThat(meant(filter)).isEqualTo("sessions " + meant);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "user:\\me # user:\\me",
        "user:\\m\\e # user:\\me",
        "user:m\\e,x # user:\\me,x",
        "user:!\\me # user:!\\me",
        "user:\\@bob # user:\\@bob",
        "user:\\slack:U0BOB # user:\\slack:U0BOB",
        "user:slack\\:U0BOB # user:\\slack:U0BOB",
        "user:\\none # user:\\none",
        "user:\\blog # user:blog",
        "app:\\me # app:me",
      })
  void a_backslash_makes_the_name_of_a_role_of_what_stands_for_somebody(
      String filter, String meant) {
    assertThat(meant(filter)).isEqualTo("sessions " + meant);
  }

  @Test
  void a_role_that_is_called_like_a_person_is_meant_once_the_person_is_undone() {
    assertThat(meant("user:@eve")).isEqualTo("sessions user:\\me");
  }

  @ParameterizedTest
  @ValueSource(strings = {"user:@cat", "user:slack:U0CAT", "user:@nobody", "user:slack:U0NO"})
  void a_person_without_roles_gets_a_word(String filter) {
    assertThatThrownBy(() -> meant(filter)).hasMessageContaining("stands for nobody");
  }

  @Test
  void what_is_typed_names_the_word() {
    assertThatThrownBy(() -> meant("user:@cat")).hasMessageContaining("user: \"@cat\"");
  }
}
