package io.github.pgbailiff.verb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.VerbsPage;
import io.github.pgbailiff.bot.Office;
import io.github.pgbailiff.chat.discord.DiscordCommands;
import io.github.pgbailiff.chat.slack.message.SlackRenderer;
import io.github.pgbailiff.chat.terminal.text.TextRenderer;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.verb.plan.Verb;
import java.nio.file.Path;
import java.util.List;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A verb takes a file and a place in the list; everything else follows. */
final class FurtherVerbTest {
  private static final List<Verb> VERBS = AllVerbs.with(List.of(new OwnerVerb()));

  private Office office;

  @BeforeEach
  void open(@TempDir Path folder) {
    office =
        new Office(
            folder,
            """
            clusters:
              - {name: prod, url: "jdbc:postgresql://localhost:1/postgres", username: x, labels: {owner: blog}}
              - {name: dev, url: "jdbc:postgresql://localhost:1/postgres", username: x}
            people: [{name: ann, slack: U0ANN}, {name: cy, slack: U0CY}]
            roles:
              - {name: asker, members: {people: [ann]}, allow: [{verbs: [read], clusters: [prod]}]}
              - {name: auditor, members: {people: [cy]}, allow: [{verbs: ["*", audit]}]}
            rules: [{when: {verbs: [owner]}, require: {confirm: true}}]
            """,
            VERBS);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private static List<Declaration> declarations() {
    return VERBS.stream().map(Verb::declaration).toList();
  }

  @Test
  void it_is_understood_and_answered_by_name_and_alias() {
    assertThat(office.json("ann", "owner prod"))
        .contains("\"cluster\":\"prod\"", "\"owner\":\"blog\"");
    assertThat(office.json("ann", "owners")).contains("\"owner\":\"blog\"").doesNotContain("dev");
  }

  @Test
  void a_role_gives_it_and_who_has_none_is_denied() {
    assertThat(office.json("ann", "owner dev")).contains("denied");
    assertThat(office.json("bob", "owner prod")).contains("denied");
  }

  @Test
  void help_tells_of_it_in_slack_and_in_a_terminal() {
    var help = office.types("ann", "help");
    assertThat(SlackRenderer.message(help, false).json()).contains("owner");
    assertThat(new TextRenderer(100, false, View.DEFAULT).render(help)).contains("owner");
    assertThat(office.json("ann", "help owner")).contains("whose a cluster is", "owner prod");
    assertThat(office.json("bob", "help")).doesNotContain("owner");
  }

  @Test
  void discord_offers_it() {
    assertThat(DiscordCommands.tree(declarations()).getSubcommands())
        .filteredOn(it -> it.getName().equals("owner"))
        .extracting(SubcommandData::getDescription)
        .containsExactly("whose a cluster is");
  }

  @Test
  void the_page_of_the_verbs_has_a_row_and_a_usage_for_it() {
    var page = VerbsPage.of(declarations());
    assertThat(page.table()).contains("| `owner` (`owners`) | read | whose a cluster is |");
    assertThat(page.usages()).contains("\nowner ", "    /pg owner prod\n");
  }

  @Test
  void what_is_typed_is_completed_with_it_and_with_its_clusters() {
    assertThat(office.completes("ann", "ow")).containsExactly("owner");
    assertThat(office.completes("ann", "owner ")).contains("prod");
  }

  @Test
  void a_word_that_is_nearly_it_is_asked_about() {
    assertThat(office.json("ann", "ownr prod")).contains("\"nearest\":\"owner\"");
  }

  @Test
  void the_record_is_searched_for_it() {
    assertThat(office.json("cy", "audit verb:owner")).doesNotContain("error");
    assertThat(office.json("cy", "audit verb:nobody")).contains("error");
  }
}
