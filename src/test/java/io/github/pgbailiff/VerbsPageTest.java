package io.github.pgbailiff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.command.parse.CommandParser;
import io.github.pgbailiff.command.parse.ParsedLine;
import io.github.pgbailiff.testing.GeneratedPage;
import io.github.pgbailiff.verb.AllVerbs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the page about verbs to their declarations, and to what was seen of them. */
class VerbsPageTest {
  private static final GeneratedPage PAGE = new GeneratedPage(Path.of("docs/verbs.md"));
  private static final VerbsPage VERBS = VerbsPage.of(AllVerbs.declarations());

  @Test
  void the_tables_say_what_the_verbs_declare() {
    PAGE.holds("verbs", VERBS.table());
    PAGE.holds("usages", VERBS.usages());
    PAGE.holds("keys", VERBS.keys());
  }

  @Test
  void the_transcripts_are_those_that_were_recorded() throws IOException {
    PAGE.holds("transcripts", Transcripts.page());
  }

  @Test
  void every_verb_has_a_transcript_and_is_understood_there() throws IOException {
    var parser = new CommandParser(AllVerbs.declarations());
    List<String> typed = Transcripts.typed();
    assertThat(typed)
        .allSatisfy(line ->
            assertThat(parser.parse(line)).as(line).isInstanceOf(ParsedLine.Understood.class));
    assertThat(typed.stream().map(line -> line.split(" ", 2)[0]))
        .containsAll(AllVerbs.declarations().stream().map(verb -> verb.name()).toList());
  }
}
