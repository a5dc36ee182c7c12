package io.github.pgbailiff.command.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.command.Command;
import io.github.pgbailiff.command.Condition.OneOf;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Key;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.command.Verbs;
import io.github.pgbailiff.command.parse.ParsedLine.Understood;
import io.github.pgbailiff.command.text.QuotedText;
import io.github.pgbailiff.testing.Fuzz;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CommandParserPropertyTest {
  private static final int ROUNDS = 5_000;
  private final CommandParser parser = new CommandParser(Verbs.ALL);

  @Test
  void the_canonical_form_of_whatever_is_understood_parses_to_the_same_command() {
    tryLines(42);
  }

  @Test
  void spaces_at_the_ends_of_an_element_stay() {
    for (String value : List.of("z ,b", "z\\ ,b", "z\\\\ ,b", "\\ ,b", "long ,b", "\\\t", "\\ ")) {
      assertThat(check(parser.parse("sessions db:\"" + value + "\""))).as(value).isOne();
    }
  }

  private void tryLines(long seed) {
    var lines = new RandomLines(seed);
    int understood = 0;
    for (int i = 0; i < ROUNDS; i++) {
      Declaration verb = Verbs.ALL.get(i % Verbs.ALL.size());
      understood += check(parser.parse(lines.command(verb)));
      understood += check(parser.parse(verb.name() + " " + lines.pieces()));
      understood += check(parser.parse(lines.pieces()));
      understood += check(parser.parse(verb.name() + " " + lines.noise()));
    }
    assertThat(understood).isGreaterThan(ROUNDS / 4);
  }

  @Test
  void the_canonical_form_of_words_parses_to_the_same_command() {
    tryWords(43);
  }

  private void tryWords(long seed) {
    var lines = new RandomLines(seed);
    int understood = 0;
    for (int i = 0; i < ROUNDS; i++) {
      Declaration verb = Verbs.ALL.get(i % Verbs.ALL.size());
      Key key = verb.keys().isEmpty() ? Keys.DB : verb.keys().get(i % verb.keys().size());
      understood += check(words(verb.name(), key.name() + ":" + lines.noise()));
      understood += check(words(verb.name(), "env=" + lines.noise(), lines.pieces()));
    }
    assertThat(understood).isGreaterThan(ROUNDS / 12);
  }

  @Test
  void what_an_option_holds_means_the_same_in_a_line_as_in_a_shell() {
    tryOptions(44);
  }

  @Test
  @Tag("fuzz")
  void no_line_is_understood_in_two_ways() {
    Fuzz.seeds(seed -> {
      tryLines(seed);
      tryWords(seed);
      tryOptions(seed);
      tryNames(seed);
    });
  }

  @Test
  void a_name_that_is_written_for_people_is_read_as_exactly_that_name() {
    for (String name :
        List.of(
            "a,b",
            "x*y",
            "a\"b",
            "o'brien",
            "'x'",
            "a\\b",
            "a\\",
            "!x",
            "\\me",
            "me",
            "@bob",
            "none",
            "slack:U0ANN",
            "a b",
            " a ",
            " ",
            "a:b",
            "a/b",
            "10",
            "é漢😀",
            "a\tb",
            "a\nb",
            "“x”",
            "--x",
            "—x",
            "a|b",
            "x=y",
            "public",
            "a\u00a0b",
            "\u200eb",
            "*",
            "\\*a:b",
            "\"a:b")) {
      checkName(name);
    }
    tryNames(45);
  }

  private void tryNames(long seed) {
    var lines = new RandomLines(seed);
    for (int i = 0; i < ROUNDS; i++) {
      checkName(lines.noise());
    }
  }

  private void checkName(String name) {
    for (Key key : List.of(Keys.DB, Keys.USER)) {
      String word = QuotedText.name(key, name);
      assertNames(parser.parse("block prod " + word), key, name);
      assertNames(words("block", "prod", word), key, name);
    }
    if (!name.equals(BlockTargetName.PUBLIC)) {
      var target = new BlockTargetName(Optional.of(name), Optional.of(name));
      assertThat(understood(parser.parse("block prod " + target.typed())).conditions())
          .as(name)
          .isEqualTo(target.conditions());
    }
  }

  private void assertNames(ParsedLine parsed, Key key, String name) {
    Command command = understood(parsed);
    assertThat(command.conditions()).as(name).containsExactly(OneOf.exactly(key, name));
    assertThat(((OneOf) command.conditions().getFirst()).globs().getFirst().literal())
        .contains(name);
    assertThat(check(parsed)).isOne();
  }

  private static Command understood(ParsedLine parsed) {
    assertThat(parsed).isInstanceOf(Understood.class);
    return ((Understood) parsed).command();
  }

  private void tryOptions(long seed) {
    var lines = new RandomLines(seed);
    for (int i = 0; i < ROUNDS; i++) {
      Key key = Verbs.TERMINATE.keys().get(i % Verbs.TERMINATE.keys().size());
      // A shell leaves no quotes around a text; who wrote some into an option meant them.
      String value =
          key.type() instanceof Key.Type.Text || key.type() instanceof Key.Type.Substring
              ? "x" + lines.noise()
              : lines.noise();
      if (words("terminate", "all", key.name() + ":" + value) instanceof Understood(Command c)) {
        String line = "terminate all " + QuotedText.option(key, value);

        assertThat(parser.parse(line)).as(line).isEqualTo(new Understood(c));
      }
    }
  }

  private ParsedLine words(String... words) {
    return parser.parseWords(List.of(words));
  }

  private int check(ParsedLine parsed) {
    if (parsed instanceof Understood(Command command)) {
      String canonical = CanonicalText.of(command);
      assertThat(parser.parse(canonical)).as(canonical).isEqualTo(parsed);
      assertThat(CanonicalText.forRecord(command)).isNotEmpty();
      return 1;
    }
    return 0;
  }
}
