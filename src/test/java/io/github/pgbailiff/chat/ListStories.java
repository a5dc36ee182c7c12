package io.github.pgbailiff.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Stories of what is listed, and of what is chosen from a list. */
interface ListStories extends Scene {
  @Test
  default void a_session_is_listed_chosen_and_ended_after_a_confirmation() {
    PostgresSession blog = stage().session("blog");
    PostgresSession shop = stage().session("shop");

    ann().types("/pg sessions staging app:blog,shop").sees(String.valueOf(blog.pid()));
    ann().chooses("terminate", "staging", blog.pid()).sees("Terminate 1 session on staging?");
    stage().alive(blog);
    ann().presses("Confirm").sees(blog.pid() + " ended");

    stage().gone(blog);
    stage().alive(shop);
  }

  @Test
  default void a_session_that_has_gone_on_since_it_was_listed_is_not_offered() {
    PostgresSession blog = stage().session("blog");
    ann().types("/pg sessions staging app:blog").sees(String.valueOf(blog.pid()));
    blog.run("COMMIT", "BEGIN", "SELECT 2");
    ann()
        .chooses("terminate", "staging", blog.pid())
        .sees(
            platform().listsAreMenus()
                ? "another transaction than the list"
                : "Terminate 1 session on staging?");
    stage().alive(blog);
  }

  @Test
  default void nobody_chooses_from_the_list_of_somebody_else() {
    PostgresSession blog = stage().session("blog");
    ann().types("/pg sessions staging app:blog").sees(String.valueOf(blog.pid()));
    bob()
        .choosesFrom(ann(), "terminate", "staging", blog.pid())
        .sees(
            platform().listsAreMenus()
                ? "ask again with: sessions"
                : "Terminate 1 session on staging?");
    stage().alive(blog);
  }

  @Test
  default void long_lists_are_turned_page_by_page() {
    List<String> pids =
        Stream.generate(() -> stage().session("many"))
            .limit(5)
            .map(PostgresSession::pid)
            .sorted()
            .map(String::valueOf)
            .toList();
    String list = "/pg sessions staging app:many limit:3 sort:pid";
    ann().types(list).sees(pids.getFirst());
    assertThat(ann().everything()).doesNotContain(pids.getLast());
    ann().turnsThePageOf(list).sees(pids.getLast());
  }

  @Test
  default void a_list_with_nothing_in_it_says_so() {
    bob().types("/pg requests").sees("no open requests");
    bob().types("/pg blocks").sees("no standing blocks");
  }

  @Test
  default void query_looks_at_the_text_that_the_asker_may_see() {
    PostgresSession blog = stage().session("blog");
    String search = "/pg sessions staging app:blog query:\"select 1\"";
    ann().types(search).sees("was looked for in masked texts");
    assertThat(ann().everything()).doesNotContain(String.valueOf(blog.pid()));
    bob().types(search).sees(String.valueOf(blog.pid()));
    assertThat(product().recorded("read_literals")).isEqualTo(1);
    bob().types("/pg terminate staging app:blog query:\"select 1\"").sees("Terminate 1 session");
    assertThat(product().recorded("read_literals")).isEqualTo(2);
  }

  @Test
  default void a_hostile_name_is_shown_and_does_nothing() {
    String name = "<!channel> @everyone *b* `c` [l](http://e.x) <@U1> &lt; ```d";
    PostgresSession hostile = stage().session(name);
    ann().types("/pg sessions staging view:wide " + hostile.pid()).sees("@everyone");
    ann().types("/pg session staging " + hostile.pid()).sees("<!channel>");
    String id =
        asked("/pg terminate prod %d reason:\"<!here> @everyone\"".formatted(hostile.pid()));
    bob().presses("Approve…", id).fills(Map.of());
    ann().sees(id + ": ").sees(" ended after ");
    stage().gone(hostile);
    // The requester is mentioned on purpose, and who may approve.
    assertThat(platform().effects())
        .filteredOn(effect -> !platform().isForApprovers(effect))
        .allMatch(effect -> effect.contains(platform().account("ann")));
  }
}
