package io.github.pgbailiff.chat.terminal;

import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.access.Memberships;
import io.github.pgbailiff.chat.Chat;
import io.github.pgbailiff.chat.Someone;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.outbox.Announcer;
import io.github.pgbailiff.serve.Program;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** People who take turns in front of one terminal. */
public final class ChatOnTerminal implements Chat {
  private static final List<Actor> PEOPLE =
      Stream.of("ann", "bob", "cat", "dan", "eve")
          .map(name -> new Actor(TerminalRoom.PLATFORM, name, name))
          .toList();
  private static final String HOST = "host";

  private TypedScreen screen = new TypedScreen();
  private Optional<Connected> connected = Optional.empty();
  private String before = "";

  private record Connected(TerminalRoom room, Thread thread) {}

  @Override
  public String platform() {
    return TerminalRoom.PLATFORM;
  }

  @Override
  public boolean listsAreMenus() {
    return false;
  }

  @Override
  public String section() {
    return "";
  }

  @Override
  public String account(String person) {
    return person;
  }

  @Override
  public Optional<String> group(String role) {
    return Optional.empty();
  }

  @Override
  public void members(Map<String, Set<String>> roles) {
    // The configuration lists them.
  }

  @Override
  public void leaves(String person) {
    // Accounts are the operating system's.
  }

  @Override
  public Optional<Memberships> memberships() {
    return Optional.empty();
  }

  @Override
  public void connect(Program program) {
    before += screen.shown();
    screen = new TypedScreen();
    var room = new TerminalRoom(screen, true);
    var chat = new TerminalChat(program.bot(), PEOPLE, room, HOST, Optional.empty());
    connected = Optional.of(new Connected(room, Thread.ofVirtual().start(chat::run)));
  }

  @Override
  public Announcer announcer() {
    return connected.orElseThrow().room();
  }

  @Override
  public void disconnect() {
    connected.ifPresent(it -> {
      screen.end();
      join(it.thread());
    });
    connected = Optional.empty();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public Someone as(String person) {
    return new OnTerminal(person);
  }

  @Override
  public String direct(String person) {
    return before + screen.shown();
  }

  @Override
  public String audit() {
    return before + screen.shown();
  }

  @Override
  public List<String> printed() {
    return Pattern.compile("(?m)(?:^┃.*\n)+")
        .matcher(audit())
        .results()
        .map(MatchResult::group)
        .toList();
  }

  @Override
  public List<String> effects() {
    return Pattern.compile("[\\p{Cntrl}&&[^\n]]")
        .matcher(audit())
        .results()
        .map(MatchResult::group)
        .toList();
  }

  @Override
  public void close() {}

  private final class OnTerminal implements Someone {
    private final String name;

    OnTerminal(String name) {
      this.name = name;
    }

    @Override
    public Someone types(String command) {
      line("/as " + name);
      line(command);
      return this;
    }

    /** Types it when whatever was typed before is done. */
    private void line(String line) {
      String prompt = screen.prompt();
      if (!prompt.endsWith("> ")) {
        throw new AssertionError("a question is open: " + prompt);
      }
      screen.type(line);
    }

    @Override
    public String everything() {
      return before + screen.shown();
    }

    @Override
    public Someone chooses(String verb, String cluster, int pid) {
      return types("/pg " + verb + " " + cluster + " " + pid);
    }

    /** What somebody reads on another terminal can be typed on this one. */
    @Override
    public Someone choosesFrom(Someone other, String verb, String cluster, int pid) {
      return chooses(verb, cluster, pid);
    }

    @Override
    public Runnable button(String label) {
      String number =
          await("button " + label)
              .atMost(PATIENCE)
              .until(() -> number(label, screen.waits() ? screen.shown() : ""), Optional::isPresent)
              .orElseThrow();
      return () -> types(number);
    }

    /** A card is never older than the terminal; what its button does can be typed too. */
    @Override
    public Runnable button(String label, String request) {
      String verb = label.replace("…", "").toLowerCase(Locale.ROOT);
      return () -> types("/pg " + verb + " " + request);
    }

    private static Optional<String> number(String label, String shown) {
      return Pattern.compile("\\[((?:[A-Z]-[0-9]+\\.)?[0-9]+)] " + Pattern.quote(label))
          .matcher(shown)
          .results()
          .map(match -> match.group(1))
          .reduce((_, last) -> last);
    }

    /** Lists are shown whole there unless a part is asked for. */
    @Override
    public Someone turnsThePageOf(String command) {
      return types(command + " page:2");
    }

    @Override
    public Someone fills(Map<String, String> answers) {
      String prompt = screen.prompt();
      while (!prompt.endsWith("> ")) {
        String label = prompt.replaceAll("( \\(may be left out\\))?: $", "");
        screen.type(prompt.endsWith("[y/N] ") ? "y" : answers.getOrDefault(label, ""));
        prompt = screen.prompt();
      }
      screen.giveBack(prompt);
      return this;
    }
  }
}
