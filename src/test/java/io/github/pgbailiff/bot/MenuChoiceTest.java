package io.github.pgbailiff.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.chat.RowChoice;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Press.Action;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.store.Row;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is chosen in menus, by their users and by forgers, on a real server with a long name. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MenuChoiceTest {
  private static final String LONG =
      "prod-eu-central-1-billing-and-invoicing-of-the-whole-company-x1";

  private final List<PostgresSession> sessions = new ArrayList<>();
  private String configuration = "";
  private String web = "";
  private Optional<PostgresDatabase> database = Optional.empty();
  private Optional<Office> opened = Optional.empty();

  @BeforeAll
  void build(PostgresDatabase database) {
    this.database = Optional.of(database);
    String login = database.bailiff();
    web = database.role("web");
    String cluster =
        "{name: %%s, url: \"%s\", username: %s, password: %s, protect: [{app: backup}]}"
            .formatted(database.url(), login, PostgresDatabase.PASSWORD);
    configuration =
        """
        clusters: [%s, %s]
        people: [{name: ann, slack: U0ANN}, {name: bob, slack: U0BOB}, {name: cat, slack: U0CAT}]
        roles:
          - {name: oncall, members: {people: [ann, bob]}, allow: [{verbs: ["*"]}]}
          - {name: reader, members: {people: [cat]}, allow: [{verbs: [read]}]}
        """
            .formatted(cluster.formatted(LONG), cluster.formatted("staging"));
  }

  @BeforeEach
  void open(@TempDir Path folder) {
    opened = Optional.of(new Office(folder, configuration));
  }

  @AfterEach
  void close() {
    opened.ifPresent(Office::close);
    sessions.forEach(PostgresSession::close);
    sessions.clear();
  }

  private Office office() {
    return opened.orElseThrow();
  }

  private PostgresSession session(String app) {
    PostgresSession session =
        database.orElseThrow().session(web, app).run("BEGIN", "SELECT 'hush'");
    sessions.add(session);
    return session;
  }

  private static List<RowChoice> menu(Reply reply) {
    return switch (reply) {
      case Reply.Presented presented -> menu(presented.reply());
      case Reply.Card card -> RowChoice.of(card.report());
      case Reply.Report report -> RowChoice.of(report);
      default -> throw new AssertionError("no list: " + reply);
    };
  }

  private String handle(String person, PostgresSession session) {
    Reply list = office().types(person, "sessions " + LONG + " app:blog,backup");
    return menu(list).stream()
        .filter(it -> it.label().startsWith(session.pid() + " "))
        .map(RowChoice::value)
        .findFirst()
        .orElseThrow();
  }

  private Reply terminates(String person, String... handles) {
    return office().chooses(person, Action.SELECT_TERMINATE, List.of(handles));
  }

  private static String message(Reply reply) {
    return ((Reply.Refusal) reply).message();
  }

  private long denials() {
    return office().record().stream().filter(it -> it.contains("\"denied\"")).count();
  }

  private void expire() {
    office()
        .program()
        .records()
        .store()
        .transact(tx -> tx.update(MenuChoiceTest.class, "expire-lists"));
  }

  private List<String> kept() {
    List<Row> rows =
        office()
            .program()
            .records()
            .store()
            .read(tx -> tx.query(MenuChoiceTest.class, "kept-lists"));
    return rows.stream().map(row -> row.text("answer")).toList();
  }

  @Test
  void a_handle_says_nothing_and_means_the_session_that_was_seen() {
    PostgresSession blog = session("blog");
    PostgresSession other = session("blog");
    String handle = handle("ann", blog);
    assertThat(handle).matches("[0-9a-f-]{36}\\.[0-9]+").hasSizeLessThan(75);
    Reply card = terminates("ann", handle);
    assertThat(Office.json(card))
        .contains("\"pid\":" + blog.pid(), LONG)
        .doesNotContain("\"pid\":" + other.pid());
    office().presses("ann", card, "Confirm");
    assertThat(blog.alive()).isFalse();
    assertThat(other.alive()).isTrue();
  }

  @Test
  void a_transaction_that_was_begun_since_is_another() {
    PostgresSession blog = session("blog");
    String handle = handle("ann", blog);
    blog.run("COMMIT", "BEGIN", "SELECT 2");
    assertThat(Office.json(terminates("ann", handle)))
        .contains("another transaction than the list");
  }

  @Test
  void a_protected_session_has_no_handle_and_its_number_is_none() {
    PostgresSession backup = session("backup");
    PostgresSession blog = session("blog");
    String list = handle("ann", blog).replaceAll("\\..*", "");
    for (int row = 0; row <= 3; row++) {
      Reply reply = terminates("ann", list + "." + row);
      assertThat(Office.json(reply)).doesNotContain("\"pid\":" + backup.pid());
    }
    assertThat(denials()).isEqualTo(3);
  }

  @Test
  void handles_that_are_old_or_of_somebody_else_do_nothing_and_are_on_the_record() {
    PostgresSession blog = session("blog");
    String handle = handle("ann", blog);
    assertThat(message(terminates("bob", handle)))
        .contains("too old", "ask again with: sessions")
        .doesNotContain(LONG);
    assertThat(denials()).isEqualTo(1);
    expire();
    assertThat(message(terminates("ann", handle)))
        .contains("too old", "ask again with: sessions " + LONG + " app:blog,backup");
    assertThat(denials()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "4711",
        "staging 4711",
        "staging 4711 x -",
        "x.1",
        "x.999999999999",
        "../.1",
        "a.-1"
      })
  void forged_handles_do_nothing_and_are_on_the_record(String forged) {
    PostgresSession blog = session("blog");
    String real = handle("ann", blog);
    assertThat(message(terminates("ann", forged))).contains("ask again with: sessions");
    assertThat(message(terminates("ann", real, forged))).contains("ask again with: sessions");
    assertThat(message(terminates("ann", UUID.randomUUID() + ".1"))).contains("ask again with");
    assertThat(denials()).isEqualTo(3);
    assertThat(Office.json(office().types("ann", "requests"))).contains("\"requests\":[]");
  }

  @Test
  void pages_of_others_are_on_the_record_too() {
    session("blog");
    Reply reply = office().presses("bob", new Press(Action.PAGE, UUID.randomUUID().toString(), 2));
    assertThat(message(reply)).contains("ask again with: sessions");
    assertThat(denials()).isEqualTo(1);
  }

  @Test
  void sessions_of_several_clusters_or_none_at_all_are_no_command() {
    session("blog");
    List<String> all =
        menu(office().types("ann", "sessions *,staging app:blog")).stream()
            .map(RowChoice::value)
            .toList();
    assertThat(all).hasSize(2);
    Reply both = terminates("ann", all.getFirst(), all.getLast());
    assertThat(message(both)).contains("sessions of one cluster at a time");
    assertThat(message(terminates("ann"))).contains("nothing is chosen");
    assertThat(message(office().chooses("ann", Action.CONFIRM, all))).contains("nothing is chosen");
    assertThat(office().record().stream().filter(it -> it.contains("\"misunderstood\"")))
        .hasSize(3);
  }

  @Test
  void whoever_may_only_read_chooses_in_vain() {
    PostgresSession blog = session("blog");
    assertThat(((Reply.Refusal) terminates("cat", handle("cat", blog))).error())
        .isEqualTo("denied");
    assertThat(denials()).isEqualTo(1);
  }

  @Test
  void rows_of_later_pages_are_chosen_as_well() {
    PostgresSession first = session("blog");
    PostgresSession second = session("blog");
    int last = Math.max(first.pid(), second.pid());
    Reply page = office().types("ann", "sessions " + LONG + " app:blog limit:1 sort:pid");
    assertThat(menu(page)).hasSize(1);
    List<RowChoice> next = menu(office().presses("ann", page, "Next"));
    assertThat(next).singleElement().satisfies(it -> assertThat(it.label()).startsWith(last + " "));
    assertThat(Office.json(terminates("ann", next.getFirst().value()))).contains("\"pid\":" + last);
  }

  @Test
  void what_is_kept_for_a_menu_holds_no_text_of_a_session() {
    PostgresSession blog = session("blog");
    Reply list = office().types("ann", "sessions " + LONG + " app:blog literals:yes");
    assertThat(Office.json(list)).contains("hush");
    assertThat(menu(list)).hasSize(1);
    assertThat(kept())
        .singleElement()
        .satisfies(it -> assertThat(it).contains("" + blog.pid()).doesNotContain("hush", web));
  }

  @Test
  void a_public_list_has_no_menu_and_is_not_kept() {
    session("blog");
    assertThat(menu(office().types("ann", "sessions " + LONG + " app:blog public:yes"))).isEmpty();
    assertThat(kept()).isEmpty();
  }

  @Test
  void an_empty_list_has_no_menu() {
    assertThat(menu(office().types("ann", "sessions " + LONG + " app:backup"))).isEmpty();
  }
}
