package io.github.pgbailiff.chat.terminal;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The kinds of screen that a process can have, and the one that this one has. */
public final class Screens {
  private static final int WIDTH_OF_A_FILE = 120;
  private static final int USUAL_WIDTH = 80;

  private Screens() {}

  /** Whether both standard input and standard output are a terminal. */
  public static boolean isTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  /** Whether colours are welcome on a terminal: see no-color.org. */
  public static boolean coloursWelcome(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty() && !isDumb(environment);
  }

  private static boolean isDumb(Map<String, String> environment) {
    String type = environment.getOrDefault("TERM", "");
    return type.isEmpty() || type.equals("dumb");
  }

  /** The width that the shell announces, or a usual one. */
  public static int width(Map<String, String> environment, boolean terminal) {
    String columns = environment.getOrDefault("COLUMNS", "");
    if (columns.matches("[1-9][0-9]{0,3}")) {
      return Integer.parseInt(columns);
    }
    return terminal ? USUAL_WIDTH : WIDTH_OF_A_FILE;
  }

  /**
   * The screen of an interactive chat. The library for terminals is only loaded where there is one.
   *
   * @param history the file that keeps what was typed; empty: it is forgotten
   */
  public static Screen open(Map<String, String> environment, Optional<Path> history) {
    boolean terminal = isTerminal();
    if (terminal && !isDumb(environment)) {
      return JLineScreen.ofProcess(coloursWelcome(environment), history);
    }
    return plain(environment, standardOutput(), terminal);
  }

  /** Standard output in UTF-8, which is what programs and files get in any locale. */
  public static PrintStream standardOutput() {
    return utf8(FileDescriptor.out);
  }

  /** As {@link #standardOutput()}. */
  public static PrintStream standardError() {
    return utf8(FileDescriptor.err);
  }

  private static PrintStream utf8(FileDescriptor stream) {
    var buffered = new BufferedOutputStream(new FileOutputStream(stream));
    return new PrintStream(buffered, true, StandardCharsets.UTF_8);
  }

  /** Plain lines from standard input to a stream. */
  public static Screen plain(Map<String, String> environment, PrintStream out, boolean terminal) {
    return new PlainScreen(System.in, out, width(environment, terminal), terminal);
  }
}
