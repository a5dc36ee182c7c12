package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.access.Memberships;
import io.github.pgbailiff.chat.Chat;
import io.github.pgbailiff.chat.Product;
import io.github.pgbailiff.chat.Someone;
import io.github.pgbailiff.chat.discord.message.DiscordOrigin;
import io.github.pgbailiff.chat.discord.message.DiscordSettings;
import io.github.pgbailiff.outbox.Announcer;
import io.github.pgbailiff.serve.DeferredMemberships;
import io.github.pgbailiff.serve.Program;
import io.github.pgbailiff.testing.Polling;
import io.github.pgbailiff.testing.discord.FakeDiscord;
import io.github.pgbailiff.testing.discord.FakeDiscordMessage;
import io.github.pgbailiff.testing.discord.FakeDiscordPerson;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A guild of Discord's, through the real library. */
public final class ChatOnDiscord implements Chat {
  private static final Map<String, String> GROUPS =
      Map.of(
          "oncall", "41771983423143936",
          "dba", "41771983423143937",
          "lead", "41771983423143938");

  private final FakeDiscord discord = new FakeDiscord();
  private final Set<String> known = new LinkedHashSet<>();
  private Optional<DiscordPlatform> connected = Optional.empty();

  public ChatOnDiscord() {
    discord.addChannel("audit");
  }

  public FakeDiscord discord() {
    return discord;
  }

  @Override
  public String platform() {
    return DiscordOrigin.PLATFORM;
  }

  @Override
  public String section() {
    return """
    discord:
      token: "%s"
      guilds: ["%s"]
      api_url: "%s"
      approvals_channel: "%s"
      audit_channel: "%s"
      alerts_channel: "%s"
    """
        .formatted(
            discord.token(),
            discord.guildId(),
            discord.apiUrl(),
            discord.channelId("ops"),
            discord.channelId("audit"),
            discord.channelId("ops"));
  }

  @Override
  public String account(String person) {
    known.add(person);
    return discord.userId(person);
  }

  @Override
  public Optional<String> group(String role) {
    return Optional.ofNullable(GROUPS.get(role));
  }

  @Override
  public void members(Map<String, Set<String>> roles) {
    roles.values().forEach(known::addAll);
    for (String person : known) {
      Set<String> groups = groups(roles, person);
      discord.roles(person, groups.toArray(String[]::new));
      // Look-ups of the same moment are shared.
      Polling.atOnce()
          .atMost(Someone.PATIENCE)
          .until(() -> connected.orElseThrow().members().rolesOf(account(person)).equals(groups));
    }
  }

  @Override
  public void leaves(String person) {
    discord.leaves(person);
    // Look-ups of the same moment are shared.
    Polling.atOnce()
        .atMost(Someone.PATIENCE)
        .until(() -> connected.orElseThrow().members().barred(account(person)).isPresent());
  }

  @Override
  public Optional<Memberships> memberships() {
    return Optional.of(new DeferredMemberships(() -> connected.map(DiscordPlatform::memberships)));
  }

  @Override
  public void connect(Program program) {
    long registered = discord.calls("PUT applications/");
    var platform =
        new DiscordPlatform(
            Product.settings(program, DiscordSettings.class),
            Product.services(program, platform()),
            UUID::randomUUID);
    connected = Optional.of(platform);
    platform.start();
    Polling.atOnce()
        .atMost(Someone.PATIENCE)
        .until(() ->
            platform.problem().isEmpty()
                && discord.connected() > 0
                && (registered > 0 || discord.calls("PUT applications/") > 0));
  }

  @Override
  public Announcer announcer() {
    return connected.orElseThrow().announcer();
  }

  @Override
  public void disconnect() {
    connected.ifPresent(DiscordPlatform::close);
    connected = Optional.empty();
  }

  @Override
  public Someone as(String person) {
    return new OnDiscord(discord.as(person));
  }

  @Override
  public String direct(String person) {
    return shown(discord.directMessages(person));
  }

  @Override
  public String audit() {
    return shown(discord.messages(discord.channelId("audit")));
  }

  private static String shown(List<FakeDiscordMessage> messages) {
    return messages.stream().map(FakeDiscordMessage::shown).collect(Collectors.joining("\n"));
  }

  @Override
  public List<String> publicly() {
    return Stream.of("ops", "audit")
        .flatMap(name -> discord.messages(discord.channelId(name)).stream())
        .filter(it -> it.onlyFor().isEmpty())
        .map(FakeDiscordMessage::shown)
        .toList();
  }

  @Override
  public List<String> standing() {
    return discord.everything().stream()
        .filter(it -> it.onlyFor().isEmpty())
        .map(FakeDiscordMessage::shown)
        .toList();
  }

  @Override
  public List<String> privately(String person) {
    return Stream.concat(
            discord.everything().stream()
                .filter(it -> it.onlyFor().equals(Optional.of(discord.userId(person)))),
            discord.directMessages(person).stream())
        .map(FakeDiscordMessage::shown)
        .toList();
  }

  @Override
  public boolean isForApprovers(String effect) {
    return effect.equals("&" + GROUPS.get("dba"));
  }

  @Override
  public List<String> effects() {
    Stream<String> markup =
        discord.everything().stream().flatMap(it -> FakeDiscord.effects(it.body()).stream());
    return Stream.concat(markup, discord.pings().stream()).toList();
  }

  @Override
  public void close() {
    discord.close();
  }

  private record OnDiscord(FakeDiscordPerson person) implements Someone {

    @Override
    public Someone types(String command) {
      person.types(TypedOptions.of(command));
      return this;
    }

    @Override
    public String everything() {
      String shown = String.join("\n", person.sees());
      return person.isAsked() ? shown + "\n" + person.asked() : shown;
    }

    @Override
    public Someone chooses(String verb, String cluster, int pid) {
      person.selects(menu(verb), pid + " ");
      return this;
    }

    @Override
    public Someone choosesFrom(Someone other, String verb, String cluster, int pid) {
      FakeDiscordMessage message = ((OnDiscord) other).person.showingMenu(menu(verb));
      person.selects(message, menu(verb), pid + " ");
      return this;
    }

    private static String menu(String verb) {
      return verb.equals("terminate") ? "Terminate…" : "Cancel the query of…";
    }

    @Override
    public Runnable button(String label, String request) {
      FakeDiscordMessage message = person.showing(label, request);
      return () -> person.presses(message, label);
    }

    @Override
    public Someone fills(Map<String, String> answers) {
      person.fills(answers);
      return this;
    }
  }
}
