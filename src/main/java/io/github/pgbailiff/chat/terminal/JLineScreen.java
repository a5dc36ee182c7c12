package io.github.pgbailiff.chat.terminal;

import io.github.pgbailiff.chat.terminal.text.Ink;
import io.github.pgbailiff.chat.terminal.text.Shown;
import io.github.pgbailiff.command.text.Suggestion;
import io.github.pgbailiff.file.OwnerFile;
import java.io.IOError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;

/**
 * A terminal with history, completion and a line that is being typed while others appear above it.
 */
public final class JLineScreen implements Screen {
  private static final int USUAL_WIDTH = 80;

  /** A pid, a request, an alert, a block: what it is belongs to it, and is read as one. */
  private static final Pattern THING = Pattern.compile("[0-9]+|[A-Z]-[0-9]+");

  private static final String INTERRUPT = "interrupt-line";

  private final Terminal terminal;
  private final boolean colours;
  private final LineReader reader;
  private boolean leaving;
  private volatile boolean closed;
  private volatile Completion completion = Completion.NONE;

  /**
   * Takes the terminal over, until {@link #close}.
   *
   * @param history the file that keeps what was typed; empty or not to be written: it is forgotten
   */
  public JLineScreen(Terminal terminal, boolean colours, Optional<Path> history) {
    this.terminal = terminal;
    this.colours = colours;
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("pgbailiff")
            .parser(new TypedLine.LineParser())
            .completer(this::complete)
            // An exclamation mark means "not" here, never an entry of the history.
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .variable(LineReader.HISTORY_SIZE, 1_000)
            .variable(LineReader.HISTORY_FILE_SIZE, 1_000);
    history
        // What somebody typed can hold what they looked for.
        .filter(file -> new OwnerFile(file).prepare())
        .ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
    this.reader = builder.build();
    withoutInterrupts(terminal);
    reader
        .getWidgets()
        .put(
            INTERRUPT,
            () -> {
              terminal.raise(Terminal.Signal.INT);
              return true;
            });
    Optional.ofNullable(reader.getKeyMaps().get(LineReader.MAIN))
        .ifPresent(keys -> keys.bind(new Reference(INTERRUPT), "\u0003"));
  }

  /** The terminal of this process. */
  static JLineScreen ofProcess(boolean colours, Optional<Path> history) {
    try {
      Terminal terminal =
          TerminalBuilder.builder()
              .name("pgbailiff")
              .system(true)
              // As on the other screens: a container or a shell without a locale shows trees too.
              .stdinEncoding(StandardCharsets.UTF_8)
              .stdoutEncoding(StandardCharsets.UTF_8)
              .build();
      return new JLineScreen(terminal, colours, history);
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal cannot be opened", e);
    }
  }

  private void complete(LineReader line, ParsedLine parsed, List<Candidate> candidates) {
    int place = 0;
    for (Suggestion it : completion.words(parsed.line().substring(0, parsed.cursor()))) {
      String word = it.word();
      // What is shown is what gets typed: a name that only looks like another is left out.
      if (Shown.sentence(word).equals(word)) {
        boolean whole = !word.endsWith(":") && !word.endsWith("=") && !word.endsWith("/");
        String about = it.about().isEmpty() ? null : Shown.sentence(it.about());
        boolean thing = !word.isEmpty() && about != null && THING.matcher(word).matches();
        String shown = thing ? word + " " + about : word;
        String beside = thing ? null : about;
        candidates.add(new Candidate(word, shown, null, beside, null, null, whole, place++));
      }
    }
  }

  @Override
  public Optional<String> readLine(String prompt, Completion words) {
    completion = words;
    boolean forgotten = words.equals(Completion.NONE);
    reader.setVariable(LineReader.DISABLE_HISTORY, forgotten);
    try {
      String line = reader.readLine(new Ink(colours).bold(prompt));
      leaving = false;
      return Optional.of(line);
    } catch (UserInterruptException e) {
      return forgotten ? Optional.empty() : cleared(e.getPartialLine());
    } catch (EndOfFileException | IOError e) {
      return Optional.empty();
    } catch (IllegalStateException e) {
      return afterClosing(e);
    } finally {
      completion = Completion.NONE;
    }
  }

  /**
   * Ctrl-C is a key like others here: as a signal it would reach every process of this terminal,
   * the demonstration's PostgreSQL too, also in the moments when nothing is typed.
   */
  private static void withoutInterrupts(Terminal terminal) {
    var attributes = new Attributes(terminal.getAttributes());
    attributes.setControlChar(Attributes.ControlChar.VINTR, 0);
    terminal.setAttributes(attributes);
  }

  /** The first on an empty line says how to leave, the next one does. */
  private Optional<String> cleared(String typed) {
    boolean leaves = leaving && typed.isBlank();
    leaving = typed.isBlank();
    if (leaving && !leaves) {
      print("Ctrl-C again, Ctrl-D or exit leaves\n");
    }
    return leaves ? Optional.empty() : Optional.of("");
  }

  /** The terminal was taken away while somebody typed, which ends the input. */
  private Optional<String> afterClosing(IllegalStateException problem) {
    if (closed) {
      return Optional.empty();
    }
    throw problem;
  }

  @Override
  public void print(String lines) {
    if (!closed) {
      reader.printAbove(lines);
    }
  }

  @Override
  public void clear() {
    terminal.puts(InfoCmp.Capability.clear_screen);
    terminal.flush();
  }

  @Override
  public int width() {
    int columns = terminal.getSize().getColumns();
    return columns > 0 ? columns : USUAL_WIDTH;
  }

  @Override
  public boolean colours() {
    return colours;
  }

  @Override
  public boolean interactive() {
    return true;
  }

  @Override
  public void close() {
    closed = true;
    try {
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal cannot be given back", e);
    }
  }
}
