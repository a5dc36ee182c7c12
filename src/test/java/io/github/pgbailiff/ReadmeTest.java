package io.github.pgbailiff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.VerbHelp;
import io.github.pgbailiff.verb.AllVerbs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the README to the program; {@code -Dgolden.update=true} writes its table anew. */
class ReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final String BEGIN = "<!-- verbs:begin -->\n";
  private static final String END = "<!-- verbs:end -->";

  @Test
  void the_table_of_verbs_says_what_the_verbs_declare() throws IOException {
    String readme = Files.readString(README);
    int from = readme.indexOf(BEGIN) + BEGIN.length();
    int to = readme.indexOf(END);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(README, readme.substring(0, from) + table() + readme.substring(to));
    } else {
      assertThat(readme.substring(from, to))
          .as("the table of verbs in %s; -Dgolden.update=true writes it", README)
          .isEqualTo(table());
    }
  }

  @Test
  void every_verb_has_a_transcript() throws IOException {
    String readme = Files.readString(README);
    assertThat(AllVerbs.declarations())
        .allSatisfy(verb -> assertThat(readme).contains("> /pg " + verb.name()));
  }

  private static String table() {
    return AllVerbs.declarations().stream()
        .map(ReadmeTest::row)
        .collect(Collectors.joining("", "| verb (aliases) | effect | |\n|---|---|---|\n", ""));
  }

  private static String row(Declaration verb) {
    VerbHelp help = VerbHelp.of(verb);
    String aliases =
        help.aliases().stream().map(it -> "`" + it + "`").collect(Collectors.joining(", "));
    return "| `%s`%s | %s | %s |\n"
        .formatted(
            help.name(),
            aliases.isEmpty() ? "" : " (" + aliases + ")",
            String.join(", ", help.effects()),
            help.summary());
  }
}
