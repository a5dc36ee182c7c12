package io.github.pgbailiff.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;

/** A person in front of a chat. What they do waits until the chat has taken it. */
public interface Someone {
  Duration PATIENCE = Duration.ofSeconds(60);

  /** Types a command in the text grammar, as {@code /pg ...}. */
  Someone types(String command);

  /** Everything in front of them at this moment, a question included. */
  String everything();

  /** Chooses a session of the list that they see last, in the way that the chat has for it. */
  Someone chooses(String verb, String cluster, int pid);

  /** Chooses a session of the list that somebody else sees, as one who forges their menu would. */
  Someone choosesFrom(Someone other, String verb, String cluster, int pid);

  /** Takes hold of the newest button of that label: it is pressed as often as this is run. */
  default Runnable button(String label) {
    return button(label, "");
  }

  /** Takes hold of a button on the card of a request that everybody sees. */
  Runnable button(String label, String request);

  /** Answers the question in front of them, by the labels of what it asks for. */
  Someone fills(Map<String, String> answers);

  /** Presses the newest button of that label in front of them. */
  default Someone presses(String label) {
    button(label).run();
    return this;
  }

  /** Presses a button on the card of a request that everybody sees. */
  default Someone presses(String label, String request) {
    button(label, request).run();
    return this;
  }

  /** Looks at the second page of the list that the command gave. */
  default Someone turnsThePageOf(String command) {
    return presses("Next");
  }

  /** Waits until something in front of them holds the text. */
  default Someone sees(String text) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(everything()).contains(text));
    return this;
  }
}
