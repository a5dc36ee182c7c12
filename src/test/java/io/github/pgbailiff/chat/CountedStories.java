package io.github.pgbailiff.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stories in as many actions and messages as they are worth. */
interface CountedStories extends Scene {
  /** Without the anchors that are told at an interval. */
  private List<String> told() {
    return platform().publicly().stream()
        .filter(it -> !it.strip().startsWith("anchor of the record"))
        .toList();
  }

  private void tells(int messages) {
    if (!platform().publicly().isEmpty()) {
      await()
          .atMost(Someone.PATIENCE)
          .untilAsserted(() -> assertThat(told()).as("public messages").hasSize(messages));
    }
  }

  private void prints(int cards) {
    if (!platform().printed().isEmpty()) {
      await()
          .atMost(Someone.PATIENCE)
          .untilAsserted(() -> assertThat(platform().printed()).as("cards").hasSize(cards));
    }
  }

  private int answers(String... people) {
    return List.of(people).stream().mapToInt(it -> platform().privately(it).size()).sum();
  }

  @Test
  default void a_session_is_ended_by_two_people_in_four_actions_and_four_messages() {
    PostgresSession blog = stage().session("blog");
    ann().types("/pg sessions prod app:blog").sees(String.valueOf(blog.pid()));
    ann().chooses("terminate", "prod", blog.pid());
    ann().presses("Send for approval…").fills(Map.of("Reason", "stuck, INC-42"));
    bob().sees("R-1 ").sees("Approve…").presses("Approve…", "R-1").fills(Map.of());
    bob().sees("R-1: " + blog.pid() + " ended");
    stage().gone(blog);
    tells(2);
    prints(3);
    assertThat(answers("ann", "bob", "cat")).as("private messages").isLessThanOrEqualTo(2);
    if (!platform().publicly().isEmpty()) {
      assertThat(platform().audit())
          .contains("R-1: ann asked", "bob approved", blog.pid() + " ended", "INC-42")
          .containsPattern("anchor of the record: [0-9]+:[0-9a-f]{64}");
    }
  }

  @Test
  default void who_ended_a_session_is_told_in_one_action_and_one_private_message() {
    PostgresSession blog = stage().session("blog");
    bob().types("/pg terminate staging app:blog").presses("Confirm");
    bob().sees(blog.pid() + " ended");
    stage().gone(blog);
    int before = answers("cat");
    cat().types("/pg why " + blog.pid()).sees("bob asked").sees(blog.pid() + " ended");
    assertThat(answers("cat") - before).as("private messages").isLessThanOrEqualTo(1);
  }

  @Test
  default void what_nobody_decides_on_is_two_messages_and_can_be_asked_again() {
    PostgresSession blog = stage().session("blog");
    String id = asked("/pg terminate brief app:blog");
    ann().sees(id + " is over: nobody decided within 1s. Nothing was done.");
    tells(2);
    prints(3);
    ann().presses("Ask again…").sees("Terminate 1 session on brief?");
    prints(4);
    stage().alive(blog);
  }

  @Test
  default void a_drained_database_is_reopened_by_a_button_and_its_card_says_so() {
    String wiki = stage().wiki();
    bob().types("/pg drain staging db:" + wiki + " for:1h").presses("Confirm");
    bob().sees("R-1: database " + wiki + " shut");
    assertThat(stage().wikiIsOpen()).isFalse();
    bob().presses("Reopen…").presses("Confirm");
    bob().sees("R-1: database " + wiki + " on staging is open again").sees("open again since ");
    assertThat(stage().wikiIsOpen()).isTrue();
    tells(3);
    prints(5);
    assertThat(answers("bob")).as("private messages").isLessThanOrEqualTo(3);
  }

  @Test
  default void a_block_stands_half_an_hour_longer_by_a_button_and_its_card_says_so() {
    String wiki = stage().wiki();
    try {
      bob().types("/pg block staging db:" + wiki + " for:10m").presses("Confirm");
      bob().sees("R-1: database " + wiki + " shut").presses("+30m");
      bob()
          .sees("Keep database " + wiki + " on staging shut for 40m from now, 30 min longer?")
          .sees("B-1 stands until ")
          .presses("Confirm")
          .sees("R-2: database " + wiki + " stays shut 30 min longer on staging");
      bob().types("/pg blocks staging").sees("in 40 min");
      tells(3);
      prints(5);
    } finally {
      stage().opensWiki();
    }
  }

  @Test
  default void a_second_request_for_a_session_is_told_of_the_first() {
    PostgresSession blog = stage().session("blog");
    String id = asked("/pg terminate vault app:blog");
    Someone dan = platform().as("dan");
    dan.types("/pg terminate vault app:blog").sees(id + " already asks for this");
    dan.presses("Never mind").sees("withdrawn by dan");
    dan.types("/pg terminate vault app:blog").presses("Ask all the same");
    bob().sees("R-3 ").sees("dan asks: terminate 1 session on vault");
    stage().alive(blog);
  }

  @Test
  default void a_card_learns_that_its_session_has_gone() {
    PostgresSession blog = stage().session("blog");
    asked("/pg terminate vault app:blog");
    int pid = blog.pid();
    blog.close();
    bob().sees(pid + " has gone meanwhile: nothing is left to do");
  }
}
