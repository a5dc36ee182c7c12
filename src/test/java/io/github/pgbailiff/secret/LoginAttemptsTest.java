package io.github.pgbailiff.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LoginAttemptsTest {
  private final AtomicReference<Instant> time = new AtomicReference<>(Instant.EPOCH);
  private final List<String> tried = new ArrayList<>();
  private volatile String right = "new";

  /** Each look at the clock lets a little time go by, so that nothing waits for ever. */
  private final InstantSource clock = () -> time.updateAndGet(it -> it.plusMillis(10));

  private record Source(AtomicReference<String> text, AtomicInteger reads, Duration holds)
      implements Secret {
    @Override
    public String read() {
      reads.incrementAndGet();
      String now = text.get();
      if (now.isEmpty()) {
        throw new UnreadableSecretException("the file is empty");
      }
      return now;
    }

    @Override
    public Optional<Duration> lifetime() {
      return Optional.of(holds);
    }
  }

  private static Source source(String text, Duration holds) {
    return new Source(new AtomicReference<>(text), new AtomicInteger(), holds);
  }

  private LoginAttempts attempts(Secret secret) {
    return new LoginAttempts("cluster prod", Optional.of(secret), clock);
  }

  private String enter(Optional<String> password) throws SQLException {
    String given = password.orElse("none");
    tried.add(given);
    if (!given.equals(right)) {
      throw new SQLException("FATAL: password authentication failed for user \"x\"", "28P01");
    }
    return given;
  }

  private void pass(Duration span) {
    time.updateAndGet(it -> it.plus(span));
  }

  private void refused(LoginAttempts attempts) {
    assertThatThrownBy(() -> attempts.open(this::enter))
        .isInstanceOfSatisfying(
            SQLException.class, it -> assertThat(it.getSQLState()).isEqualTo("28P01"))
        .hasMessageStartingWith("password authentication failed for user \"x\"; the next attempt");
  }

  @Test
  void a_file_is_read_for_each_connection() throws SQLException {
    Source file = source("new", Duration.ZERO);
    LoginAttempts attempts = attempts(file);

    attempts.open(this::enter);
    file.text().set("newer");
    right = "newer";
    attempts.open(this::enter);

    assertThat(tried).containsExactly("new", "newer");
  }

  @Test
  void a_commands_output_is_used_until_its_time_is_over() throws SQLException {
    Source command = source("new", Duration.ofMinutes(10));
    LoginAttempts attempts = attempts(command);

    attempts.open(this::enter);
    attempts.open(this::enter);
    assertThat(command.reads()).hasValue(1);
    pass(Duration.ofMinutes(11));
    attempts.open(this::enter);
    assertThat(command.reads()).hasValue(2);
  }

  @Test
  void a_clock_that_was_set_back_makes_no_password_last_longer() throws SQLException {
    Source command = source("old", Duration.ofMinutes(10));
    LoginAttempts attempts = attempts(command);
    right = "old";
    attempts.open(this::enter);

    pass(Duration.ofHours(-2));
    right = "new";
    command.text().set("new");
    attempts.open(this::enter);
    assertThat(tried).containsExactly("old", "new");
  }

  @Test
  void a_clock_that_was_set_back_makes_no_pause_longer() throws SQLException {
    Source file = source("old", Duration.ZERO);
    LoginAttempts attempts = attempts(file);
    refused(attempts);

    pass(Duration.ofHours(-2));
    right = "old";
    attempts.open(this::enter);
    assertThat(attempts.problem()).isEmpty();
  }

  @Test
  void what_was_refused_is_read_once_more_at_once() throws SQLException {
    Source command = source("old", Duration.ofMinutes(10));
    LoginAttempts attempts = attempts(command);
    right = "old";
    attempts.open(this::enter);

    right = "new";
    command.text().set("new");
    attempts.open(this::enter);

    assertThat(tried).containsExactly("old", "old", "new");
    assertThat(command.reads()).hasValue(2);
    assertThat(attempts.problem()).isEmpty();
  }

  @Test
  void a_wrong_password_is_tried_after_pauses_that_grow_and_no_program_is_run_between_them() {
    Source command = source("old", Duration.ofMinutes(10));
    LoginAttempts attempts = attempts(command);

    refused(attempts);
    assertThat(tried).hasSize(2);
    assertThat(command.reads()).hasValue(2);
    for (int i = 0; i < 50; i++) {
      refused(attempts);
    }
    assertThat(tried).hasSize(2);
    assertThat(command.reads()).hasValue(2);
    assertThat(attempts.problem()).hasValueSatisfying(it -> assertThat(it).contains("attempt is"));

    pass(Duration.ofSeconds(10));
    refused(attempts);
    assertThat(tried).hasSize(3);
    for (int i = 0; i < 30 * 60; i++) {
      pass(Duration.ofSeconds(1));
      refused(attempts);
    }
    assertThat(tried).hasSizeBetween(8, 10);
  }

  @Test
  void a_password_that_never_changes_is_tried_once() {
    LoginAttempts attempts = attempts(Secret.of("old"));

    refused(attempts);
    refused(attempts);

    assertThat(tried).hasSize(1);
  }

  @Test
  void another_password_is_tried_at_once() throws SQLException {
    Source file = source("old", Duration.ZERO);
    LoginAttempts attempts = attempts(file);
    refused(attempts);

    file.text().set("new");
    attempts.open(this::enter);

    assertThat(tried).containsExactly("old", "old", "new");
    assertThat(attempts.problem()).isEmpty();
  }

  @Test
  void the_last_password_stands_for_one_that_cannot_be_read() throws SQLException {
    Source file = source("new", Duration.ZERO);
    LoginAttempts attempts = attempts(file);
    attempts.open(this::enter);

    file.text().set("");
    attempts.open(this::enter);

    assertThat(tried).containsExactly("new", "new");
  }

  @Test
  void a_password_that_was_never_read_is_a_refusal_that_says_why() {
    LoginAttempts attempts = attempts(source("", Duration.ofMinutes(1)));

    assertThatThrownBy(() -> attempts.open(this::enter))
        .hasMessage("the password cannot be had: the file is empty");
    assertThat(tried).isEmpty();
  }

  @Test
  void other_failures_are_no_refusals() {
    LoginAttempts attempts = attempts(source("new", Duration.ZERO));

    assertThatThrownBy(() ->
            attempts.open(_ -> {
              throw new SQLException("nobody there", "08001");
            }))
        .hasMessage("nobody there");
    assertThat(attempts.problem()).isEmpty();
  }
}
