package io.github.pgbailiff.chat.terminal;

import io.github.pgbailiff.chat.terminal.text.Shown;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A screen in front of a test, which types a line when it is asked for one. */
final class TypedScreen implements Screen {
  private static final int PATIENCE_SECONDS = 20;

  private final LinkedBlockingQueue<String> prompts = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
  private volatile boolean ended;
  private final StringBuilder shown = new StringBuilder();

  /** What it says before the line that is waited for now; it is given once. */
  String prompt() {
    try {
      return Optional.ofNullable(prompts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
          .orElseThrow(() -> new AssertionError("nobody asks for a line:\n" + shown()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Whether everything typed before is done. */
  boolean waits() {
    return !prompts.isEmpty();
  }

  /** What was taken by {@link #prompt} is asked for once more. */
  void giveBack(String prompt) {
    prompts.add(prompt);
  }

  /** Types the line that is waited for. */
  void type(String line) {
    lines.add(Optional.of(line));
  }

  /** There is no input any more, whatever is waited for. */
  void end() {
    ended = true;
    lines.add(Optional.empty());
  }

  synchronized String shown() {
    return shown.toString();
  }

  @Override
  public Optional<String> readLine(String prompt, Completion completion) {
    if (ended) {
      return Optional.empty();
    }
    prompts.add(prompt);
    try {
      Optional<String> line = lines.take();
      print(prompt + line.map(Shown::sentence).orElse("") + "\n");
      return line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public synchronized void print(String text) {
    shown.append(text);
  }

  @Override
  public int width() {
    return 200;
  }

  @Override
  public boolean colours() {
    return false;
  }

  @Override
  public boolean interactive() {
    return true;
  }

  @Override
  public void close() {}
}
