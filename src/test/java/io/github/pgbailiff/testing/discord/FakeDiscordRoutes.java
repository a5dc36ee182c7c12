package io.github.pgbailiff.testing.discord;

import io.github.pgbailiff.testing.discord.FakeDiscordRest.Call;
import io.github.pgbailiff.testing.discord.FakeDiscordWorld.Channel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a bot may ask of a {@link FakeDiscord}. */
final class FakeDiscordRoutes {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String MESSAGE = "channels/\\d+/messages/\\d+";
  private static final String COMMANDS = "applications/\\d+/guilds/\\d+/commands";

  final Map<String, ArrayNode> commands = new ConcurrentHashMap<>();
  private final FakeDiscordWorld world;
  private final FakeDiscordPayloads payloads;
  private final FakeDiscordCallbacks callbacks;
  private final Supplier<String> gateway;
  private final Map<String, String> nonces = new HashMap<>();
  final Set<String> shutAccounts = new HashSet<>();
  final Set<String> archived = ConcurrentHashMap.newKeySet();
  final Set<String> locked = ConcurrentHashMap.newKeySet();

  FakeDiscordRoutes(
      FakeDiscordWorld world,
      FakeDiscordPayloads payloads,
      FakeDiscordCallbacks callbacks,
      Supplier<String> gateway) {
    this.world = world;
    this.payloads = payloads;
    this.callbacks = callbacks;
    this.gateway = gateway;
  }

  FakeDiscordAnswer answer(Call call) {
    if (call.path().startsWith("interactions/") || call.path().startsWith("webhooks/")) {
      return callbacks.answer(call);
    }
    if (call.path().matches(COMMANDS)) {
      return commands(call);
    }
    return call.method().equals("GET") ? read(call) : write(call);
  }

  private FakeDiscordAnswer read(Call call) {
    return switch (call.path()) {
      case "gateway" -> FakeDiscordAnswer.of(JSON.createObjectNode().put("url", gateway.get()));
      case "users/@me" ->
          FakeDiscordAnswer.of(
              FakeDiscordPayloads.user(FakeDiscordPayloads.BOT, "pgbailiff", true));
      case "applications/@me" ->
          FakeDiscordAnswer.of(JSON.createObjectNode().put("id", FakeDiscordWorld.APPLICATION));
      case "users/@me/guilds" -> FakeDiscordAnswer.of(array(List.of(FakeDiscordWorld.GUILD)));
      default -> readOne(call);
    };
  }

  private FakeDiscordAnswer readOne(Call call) {
    if (call.path().matches("(guilds|applications)/.*")
        && !call.path().startsWith("guilds/" + FakeDiscordWorld.GUILD)) {
      return FakeDiscordAnswer.error(404, 10004, "Unknown Guild");
    }
    if (call.path().matches("guilds/\\d+/roles")) {
      return FakeDiscordAnswer.of(array(List.copyOf(world.allRoles())));
    }
    if (call.path().matches("guilds/\\d+/members/\\d+")) {
      return world
          .rolesOf(call.part(3))
          .map(roles -> member(roles, world.isGuest(call.part(3))))
          .orElseGet(() -> FakeDiscordAnswer.error(404, 10007, "Unknown Member"));
    }
    Optional<Channel> channel =
        call.path().matches("channels/\\d+") ? world.channelById(call.part(1)) : Optional.empty();
    return channel
        .map(c ->
            FakeDiscordAnswer.of(
                JSON.createObjectNode()
                    .put("id", c.id())
                    .put("name", c.name())
                    .put("guild_id", FakeDiscordWorld.GUILD)))
        .orElseGet(() -> FakeDiscordAnswer.error(404, 10003, "Unknown Channel"));
  }

  private static FakeDiscordAnswer member(Set<String> ids, boolean guest) {
    ObjectNode member = JSON.createObjectNode().put("flags", guest ? 16 : 0);
    ArrayNode roles = member.putArray("roles");
    ids.forEach(roles::add);
    return FakeDiscordAnswer.of(member);
  }

  private static ArrayNode array(List<String> ids) {
    ArrayNode array = JSON.createArrayNode();
    ids.forEach(id -> array.addObject().put("id", id));
    return array;
  }

  private FakeDiscordAnswer commands(Call call) {
    String guild = call.part(3);
    if (!guild.equals(FakeDiscordWorld.GUILD)) {
      return FakeDiscordAnswer.error(403, 50001, "Missing Access");
    }
    if (call.method().equals("PUT")) {
      List<String> problems = FakeDiscordLimits.ofCommands(call.body());
      if (!problems.isEmpty()) {
        return FakeDiscordAnswer.error(400, 50035, problems.toString());
      }
      ArrayNode stored = (ArrayNode) call.body().deepCopy();
      stored.forEach(command -> stored((ObjectNode) command));
      commands.put(guild, stored);
    }
    return FakeDiscordAnswer.of(commands.getOrDefault(guild, JSON.createArrayNode()));
  }

  /** Discord adds what it knows of a command, and numbers where it was sent text. */
  private void stored(ObjectNode command) {
    command.put("id", world.snowflake()).put("application_id", FakeDiscordWorld.APPLICATION);
    command.put("version", world.snowflake()).put("guild_id", FakeDiscordWorld.GUILD);
    ArrayNode contexts = JSON.createArrayNode();
    command.path("contexts").forEach(c -> contexts.add(Integer.parseInt(c.asString())));
    command.set("contexts", contexts);
    ArrayNode types = JSON.createArrayNode();
    command.path("integration_types").forEach(c -> types.add(Integer.parseInt(c.asString())));
    command.set("integration_types", types);
  }

  private FakeDiscordAnswer write(Call call) {
    if (call.is("POST", "users/@me/channels")) {
      String user = call.body().path("recipient_id").asString();
      return FakeDiscordAnswer.of(JSON.createObjectNode().put("id", world.direct(user).id()));
    }
    if (call.is("POST", "channels/\\d+/messages")) {
      return refusal(call).orElseGet(() -> post(call));
    }
    if (call.is("POST", MESSAGE + "/threads")) {
      return thread(call);
    }
    if (call.is("PATCH", MESSAGE)) {
      return refusal(call).orElseGet(() -> edit(call));
    }
    if (call.is("PATCH", "channels/\\d+")) {
      return reopen(call);
    }
    return FakeDiscordAnswer.error(404, 0, "404: Not Found");
  }

  private FakeDiscordAnswer reopen(Call call) {
    if (locked.contains(call.part(1)) || call.body().path("archived").asBoolean(true)) {
      return FakeDiscordAnswer.error(403, 50013, "Missing Permissions");
    }
    archived.remove(call.part(1));
    return FakeDiscordAnswer.of(JSON.createObjectNode().put("id", call.part(1)));
  }

  /** Only a new message opens an archived thread again, and none does where it is locked. */
  private Optional<FakeDiscordAnswer> archived(Call call) {
    String id = call.part(1);
    boolean opens = call.method().equals("POST") && !locked.contains(id);
    return archived.contains(id) && !(opens && archived.remove(id))
        ? Optional.of(FakeDiscordAnswer.error(400, 50083, "Thread is archived"))
        : Optional.empty();
  }

  private FakeDiscordAnswer thread(Call call) {
    Optional<Channel> channel = world.channelById(call.part(1));
    if (channel.isEmpty()
        || world.message(call.part(3)).filter(m -> m.channel().equals(call.part(1))).isEmpty()) {
      return FakeDiscordAnswer.error(404, 10008, "Unknown Message");
    }
    if ((channel.get().botMay() & (1L << 35)) == 0) {
      return FakeDiscordAnswer.error(403, 50013, "Missing Permissions");
    }
    if (channel.get().parent().isPresent() || channel.get().direct()) {
      return FakeDiscordAnswer.error(400, 50024, "Cannot execute action on this channel type");
    }
    String name = call.body().path("name").asString("");
    if (name.isEmpty() || name.length() > 100) {
      return FakeDiscordAnswer.error(400, 50035, "name: between 1 and 100 characters");
    }
    return world.thread(channel.get(), call.part(3), name)
        ? FakeDiscordAnswer.of(JSON.createObjectNode().put("id", call.part(3)))
        : FakeDiscordAnswer.error(400, 160_004, "A thread has already been created");
  }

  private Optional<FakeDiscordAnswer> refusal(Call call) {
    Optional<Channel> channel = world.channelById(call.part(1));
    if (channel.isEmpty()) {
      return Optional.of(FakeDiscordAnswer.error(404, 10003, "Unknown Channel"));
    }
    if (channel.get().direct() && shutAccounts.contains(channel.get().name().substring(1))) {
      return Optional.of(FakeDiscordAnswer.error(403, 50007, "Cannot send messages to this user"));
    }
    if (channel.get().botMay() == 0) {
      return Optional.of(FakeDiscordAnswer.error(403, 50001, "Missing Access"));
    }
    List<String> problems = FakeDiscordLimits.ofMessage(call.body());
    return problems.isEmpty()
        ? archived(call)
        : Optional.of(FakeDiscordAnswer.error(400, 50035, problems.toString()));
  }

  private synchronized FakeDiscordAnswer post(Call call) {
    String nonce = call.body().path("nonce").asString("");
    boolean enforced = call.body().path("enforce_nonce").asBoolean(false);
    Optional<FakeDiscordMessage> same =
        enforced
            ? Optional.ofNullable(nonces.get(nonce)).flatMap(world::message)
            : Optional.empty();
    if (same.isPresent()) {
      return FakeDiscordAnswer.of(payloads.message(same.get()));
    }
    Optional<String> answered =
        Optional.of(call.body().path("message_reference").path("message_id").asString(""))
            .filter(id -> !id.isEmpty());
    FakeDiscordMessage message =
        world.post(
            call.part(1), Optional.empty(), answered, false, (ObjectNode) call.body(), call.file());
    nonces.put(nonce, message.id());
    return FakeDiscordAnswer.of(payloads.message(message));
  }

  private FakeDiscordAnswer edit(Call call) {
    Optional<FakeDiscordMessage> message =
        world.message(call.part(3)).filter(m -> m.channel().equals(call.part(1)));
    if (message.isEmpty()) {
      return FakeDiscordAnswer.error(404, 10008, "Unknown Message");
    }
    world.edit(call.part(3), m -> m.edited((ObjectNode) call.body(), call.file()));
    return FakeDiscordAnswer.of(payloads.message(world.message(call.part(3)).orElseThrow()));
  }

  Optional<JsonNode> command(String guild) {
    return Optional.ofNullable(commands.get(guild)).map(all -> all.get(0));
  }
}
