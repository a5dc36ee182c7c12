package io.github.pgbailiff.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.invocation.PersonTurns;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Reply;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class WorkersTest {
  private final BlockingQueue<Reply> answers = new ArrayBlockingQueue<>(10);
  private final CountDownLatch gate = new CountDownLatch(1);

  @Test
  void one_person_leaves_room_for_the_others() throws Exception {
    var turns = new PersonTurns(2, Actor::identity);
    var ann = new Actor("slack", "U1", "ann");
    var bob = new Actor("slack", "U2", "bob");
    var end = new CountDownLatch(1);
    var done = new CountDownLatch(2);
    Runnable waits =
        () -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          done.countDown();
        };
    try (var workers = new Workers("test", 3, Duration.ofSeconds(5))) {
      assertThat(workers.start(turns, ann, waits)).isEmpty();
      assertThat(workers.start(turns, ann, waits)).isEmpty();
      assertThat(workers.start(turns, ann, waits)).contains(turns.refusal());
      assertThat(workers.start(turns, bob, waits)).isEmpty();
      assertThat(workers.start(turns, bob, waits)).contains(Workers.BUSY);
      end.countDown();
      done.await();
      await().until(() -> workers.start(turns, ann, () -> {}).isEmpty());
    }
  }

  @Test
  void work_is_answered_on_a_virtual_thread() throws InterruptedException {
    try (var workers = new Workers("test", 2, Duration.ofSeconds(5))) {
      Reply reply = Reply.Refusal.of("x", "said", ExitCode.DONE);
      assertThat(workers.start(() -> reply, answers::add)).isTrue();
      assertThat(answers.poll(5, TimeUnit.SECONDS)).isSameAs(reply);
    }
  }

  @Test
  void work_that_throws_is_answered_with_a_refusal() throws InterruptedException {
    try (var workers = new Workers("test", 2, Duration.ofSeconds(5))) {
      workers.start(
          () -> {
            throw new StackOverflowError("on purpose");
          },
          answers::add);
      Reply answer = answers.poll(5, TimeUnit.SECONDS);
      assertThat(answer).isInstanceOf(Reply.Refusal.class);
      assertThat(((Reply.Refusal) answer).error()).isEqualTo("failed");
    }
  }

  @Test
  void more_than_the_bound_is_refused_and_not_queued() {
    try (var workers = new Workers("test", 2, Duration.ofSeconds(5))) {
      assertThat(workers.start(this::waitAtGate)).isTrue();
      assertThat(workers.start(this::waitAtGate)).isTrue();
      assertThat(workers.start(this::waitAtGate)).isFalse();
      gate.countDown();
    }
  }

  @Test
  void closing_waits_for_what_runs_and_takes_nothing_new() {
    var workers = new Workers("test", 1, Duration.ofSeconds(5));
    workers.start(() -> {
      waitAtGate();
      answers.add(Reply.Refusal.of("x", "finished", ExitCode.DONE));
    });
    gate.countDown();
    workers.close();
    assertThat(answers).hasSize(1);
    assertThat(workers.start(() -> {})).isFalse();
  }

  private void waitAtGate() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
