package io.github.pgbailiff.chat.room;

import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.access.Memberships;
import io.github.pgbailiff.chat.Arrival;
import io.github.pgbailiff.chat.Chat;
import io.github.pgbailiff.chat.ConfiguredPlatform;
import io.github.pgbailiff.chat.Platform;
import io.github.pgbailiff.chat.Product;
import io.github.pgbailiff.chat.Someone;
import io.github.pgbailiff.outbox.Announcer;
import io.github.pgbailiff.serve.DeferredMemberships;
import io.github.pgbailiff.serve.Program;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** People in a room of their own. */
public final class ChatInRoom implements Chat {
  private final String house = UUID.randomUUID().toString();
  private final Room room = Room.of(house);
  private Optional<Platform> connected = Optional.empty();

  @Override
  public String platform() {
    return RoomType.NAME;
  }

  @Override
  public String section() {
    return "room: {house: \"%s\", approvals_channel: ops, audit_channel: audit, alerts_channel: ops}\n"
        .formatted(house);
  }

  @Override
  public String account(String person) {
    return person;
  }

  @Override
  public Optional<String> group(String role) {
    return Optional.of("table-" + role);
  }

  @Override
  public void members(Map<String, Set<String>> roles) {
    roles.forEach(
        (role, people) -> room.tables().put(group(role).orElseThrow(), Set.copyOf(people)));
  }

  @Override
  public void leaves(String person) {
    room.gone().add(person);
  }

  @Override
  public Optional<Memberships> memberships() {
    return Optional.of(new DeferredMemberships(() -> connected.map(Platform::memberships)));
  }

  @Override
  public void connect(Program program) {
    ConfiguredPlatform<?> configured =
        program.configuration().platforms().stream()
            .filter(it -> it.name().equals(platform()))
            .findFirst()
            .orElseThrow();
    connected = configured.connect(Product.services(program, platform()));
    connected.orElseThrow().start();
  }

  @Override
  public Announcer announcer() {
    return connected.orElseThrow().announcer();
  }

  @Override
  public void disconnect() {
    connected.ifPresent(Platform::close);
    connected = Optional.empty();
  }

  @Override
  public Someone as(String person) {
    return new InRoom(room, person);
  }

  @Override
  public String direct(String person) {
    return text(room.read(Set.of("@" + person)));
  }

  @Override
  public String audit() {
    return text(room.read(Set.of("#audit")));
  }

  @Override
  public List<String> standing() {
    return room.read(Set.of("#ops", "#audit")).stream()
        .map(it -> it.text() + it.buttons())
        .toList();
  }

  private static String text(List<Room.Sheet> sheets) {
    return sheets.stream().map(Room.Sheet::text).collect(Collectors.joining("\n"));
  }

  /** Nothing on a wall is more than words. */
  @Override
  public List<String> effects() {
    return List.of();
  }

  @Override
  public void close() {
    Room.close(house);
  }

  /** Somebody in the room. */
  record InRoom(Room room, String seat) implements Someone {
    private List<Room.Sheet> sheets() {
      return room.read(Set.of("#ops", "@" + seat));
    }

    private RoomPlatform bot() {
      return await().atMost(PATIENCE).until(room::bot, Optional::isPresent).orElseThrow();
    }

    @Override
    public Someone types(String command) {
      bot().takes(seat, Arrival.typed(command.replaceFirst("^/pg ", "")), Optional.empty());
      return this;
    }

    @Override
    public String everything() {
      String asked =
          room.bot()
              .flatMap(it -> Optional.ofNullable(it.questions().get(seat)))
              .map(it -> it.title() + "\n" + it.text())
              .orElse("");
      return text(sheets()) + "\n" + asked;
    }

    @Override
    public Someone chooses(String verb, String cluster, int pid) {
      return choosesFrom(this, verb, cluster, pid);
    }

    @Override
    public Someone choosesFrom(Someone other, String verb, String cluster, int pid) {
      var menu = newest(((InRoom) other).sheets(), it -> !it.choices().isEmpty());
      String row =
          menu.choices().stream()
              .filter(it -> it.label().startsWith(pid + " "))
              .findFirst()
              .orElseThrow()
              .value();
      String token = "SELECT_%s:0:rows".formatted(verb.toUpperCase(java.util.Locale.ROOT));
      bot().takes(seat, Arrival.pressed(token, List.of(row)), Optional.of(menu));
      return this;
    }

    private static Room.Sheet newest(
        List<Room.Sheet> sheets, java.util.function.Predicate<Room.Sheet> fit) {
      return sheets.reversed().stream().filter(fit).findFirst().orElseThrow();
    }

    @Override
    public Runnable button(String label, String request) {
      Room.Sheet sheet =
          await("button " + label)
              .atMost(PATIENCE)
              .until(() -> showing(label, request), Optional::isPresent)
              .orElseThrow();
      String token =
          sheet.buttons().stream()
              .filter(it -> it.label().equals(label))
              .findFirst()
              .orElseThrow()
              .press()
              .token();
      return () -> bot().takes(seat, Arrival.pressed(token, List.of()), Optional.of(sheet));
    }

    private Optional<Room.Sheet> showing(String label, String request) {
      return sheets().reversed().stream()
          .filter(it -> it.text().contains(request))
          .filter(it -> it.buttons().stream().anyMatch(button -> button.label().equals(label)))
          .findFirst();
    }

    @Override
    public Someone fills(Map<String, String> answers) {
      RoomPlatform bot = bot();
      var question =
          await("a question")
              .atMost(PATIENCE)
              .until(() -> Optional.ofNullable(bot.questions().remove(seat)), Optional::isPresent)
              .orElseThrow();
      Map<String, String> given =
          question.inputs().stream()
              .filter(it -> answers.containsKey(it.label()))
              .collect(Collectors.toMap(it -> it.name(), it -> answers.get(it.label())));
      bot.takes(seat, Arrival.answered(question.press(), given), Optional.empty());
      return this;
    }
  }
}
