package io.github.pgbailiff.chat.terminal;

import io.github.pgbailiff.chat.terminal.text.Shown;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Streams of plain lines, without a terminal or with one that understands no escape codes. Streams
 * belong to whoever made it.
 */
public final class PlainScreen implements Screen {
  private final BufferedReader in;
  private final PrintStream out;
  private final int width;
  private final boolean interactive;

  /**
   * @param interactive a person types and sees what is typed; otherwise every line is repeated, so
   *     that the output reads as a transcript
   */
  public PlainScreen(InputStream in, PrintStream out, int width, boolean interactive) {
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.out = out;
    this.width = width;
    this.interactive = interactive;
  }

  @Override
  public Optional<String> readLine(String prompt, Completion completion) {
    if (interactive) {
      show(prompt);
    }
    Optional<String> line = next();
    if (!interactive) {
      line.ifPresent(text -> show(prompt + Shown.sentence(text) + "\n"));
    } else if (line.isEmpty()) {
      show("\n");
    }
    return line;
  }

  private Optional<String> next() {
    try {
      return Optional.ofNullable(in.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException("standard input cannot be read", e);
    }
  }

  @Override
  public void print(String lines) {
    show(lines);
  }

  private synchronized void show(String text) {
    out.print(text);
    out.flush();
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public boolean colours() {
    return false;
  }

  @Override
  public boolean interactive() {
    return interactive;
  }

  @Override
  public void close() {
    out.flush();
  }
}
