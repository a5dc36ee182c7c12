package io.github.pgbailiff.ops;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A part that is asked how it is, on a thread of its own and never twice at a time. */
final class WatchedPart {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedPart.class);

  private final String name;
  private final Supplier<Optional<String>> question;
  private CompletableFuture<Optional<String>> asked =
      CompletableFuture.completedFuture(Optional.empty());

  WatchedPart(String name, Supplier<Optional<String>> question) {
    this.name = name;
    this.question = question;
  }

  /** The answer of a part within the time. */
  sealed interface Answer {}

  record Said(Optional<String> text) implements Answer {}

  record Silence() implements Answer {}

  String name() {
    return name;
  }

  /** Asks, unless the last question is still open. */
  synchronized void ask() {
    if (asked.isDone()) {
      var answer = new CompletableFuture<Optional<String>>();
      asked = answer;
      // Not virtual: whatever occupies the carriers, a probe gets its answer.
      Thread.ofPlatform().name("health-" + name).daemon().start(() -> answer.complete(said()));
    }
  }

  /** Waits for the answer until {@code end}, in {@link System#nanoTime()}. */
  Answer answer(long end) {
    try {
      long left = Math.max(0, end - System.nanoTime());
      return new Said(open().get(left, TimeUnit.NANOSECONDS).map(WatchedPart::onOneLine));
    } catch (TimeoutException e) {
      return new Silence();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Silence();
    } catch (ExecutionException e) {
      throw new IllegalStateException("health: " + name + " was asked and threw", e);
    }
  }

  private synchronized CompletableFuture<Optional<String>> open() {
    return asked;
  }

  private Optional<String> said() {
    try {
      return question.get();
    } catch (Throwable last) { // the thread's last guard: whoever looks must get an answer
      LOG.warn("{} could not be asked how it is", name, last);
      return Optional.of("cannot be asked: " + last.getMessage());
    }
  }

  private static String onOneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
