package io.github.pgbailiff.testing.discord;

import io.github.pgbailiff.testing.discord.FakeDiscordInteractions.Interaction;
import io.github.pgbailiff.testing.discord.FakeDiscordRest.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers to interactions: the first within three seconds and once, others by its token. */
final class FakeDiscordCallbacks {
  private static final int EPHEMERAL = 64;

  final Map<String, JsonNode> modals = new ConcurrentHashMap<>();
  private final FakeDiscordWorld world;
  private final FakeDiscordPayloads payloads;
  private final FakeDiscordInteractions interactions;

  FakeDiscordCallbacks(
      FakeDiscordWorld world, FakeDiscordPayloads payloads, FakeDiscordInteractions interactions) {
    this.world = world;
    this.payloads = payloads;
    this.interactions = interactions;
  }

  FakeDiscordAnswer answer(Call call) {
    boolean first = call.path().startsWith("interactions/");
    Optional<Interaction> found = interactions.find(call.part(2));
    if (found.isEmpty()) {
      return FakeDiscordAnswer.error(404, first ? 10062 : 10015, "Unknown");
    }
    return first
        ? first(found.get(), call)
        : found.get().tokenProblem().orElseGet(() -> later(found.get(), call));
  }

  private FakeDiscordAnswer first(Interaction interaction, Call call) {
    JsonNode data = call.body().path("data");
    int type = call.body().path("type").asInt();
    List<String> problems = problems(interaction, type, data);
    if (!problems.isEmpty()) {
      return FakeDiscordAnswer.error(400, 50035, problems.toString());
    }
    Optional<FakeDiscordAnswer> refused = interaction.acknowledge();
    if (refused.isPresent()) {
      return refused.get();
    }
    Optional<FakeDiscordMessage> message = done(interaction, type, data, call.file());
    message.ifPresent(m -> interaction.original(m.id()));
    interaction.acknowledged.complete(call.body());
    return FakeDiscordAnswer.of(response(interaction, type, message));
  }

  private static List<String> problems(Interaction interaction, int type, JsonNode data) {
    return switch (type) {
      case 4, 7 -> FakeDiscordLimits.ofMessage(data);
      case 5 -> interaction.type == 4 ? List.of("type") : List.of();
      case 6 -> interaction.pressed.isPresent() ? List.of() : List.of("type");
      case 8 -> interaction.type == 4 ? FakeDiscordLimits.ofChoices(data) : List.of("type");
      case 9 -> interaction.type == 5 ? List.of("type") : FakeDiscordLimits.ofModal(data);
      default -> List.of("type");
    };
  }

  private Optional<FakeDiscordMessage> done(
      Interaction interaction, int type, JsonNode data, Optional<String> file) {
    return switch (type) {
      case 4, 5 -> Optional.of(post(interaction, type == 5, data, file));
      case 6 -> interaction.pressed;
      case 7 -> {
        String id = interaction.pressed.orElseThrow().id();
        world.edit(id, m -> m.edited((ObjectNode) data, file));
        yield world.message(id);
      }
      case 9 -> {
        modals.put(interaction.user.id(), data);
        yield Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private FakeDiscordMessage post(
      Interaction interaction, boolean loading, JsonNode data, Optional<String> file) {
    boolean ephemeral = (data.path("flags").asInt(0) & EPHEMERAL) != 0;
    return world.post(
        interaction.channel,
        ephemeral ? Optional.of(interaction.user.id()) : Optional.empty(),
        Optional.empty(),
        loading,
        FakeDiscordPayloads.object(data).orElseGet(FakeDiscordWorld::nothing),
        file);
  }

  private ObjectNode response(
      Interaction interaction, int type, Optional<FakeDiscordMessage> message) {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    ObjectNode about = root.putObject("interaction").put("id", world.snowflake());
    about.put("type", interaction.type);
    message.ifPresent(m -> {
      about.put("response_message_id", m.id());
      about.put("response_message_loading", m.loading());
      about.put("response_message_ephemeral", m.onlyFor().isPresent());
      ObjectNode resource = root.putObject("resource").put("type", type);
      resource.set("message", payloads.message(m));
    });
    return root;
  }

  private FakeDiscordAnswer later(Interaction interaction, Call call) {
    if (call.method().equals("DELETE")) {
      interaction.original().ifPresent(world::delete);
      return FakeDiscordAnswer.nothing();
    }
    List<String> problems = FakeDiscordLimits.ofMessage(call.body());
    if (!problems.isEmpty()) {
      return FakeDiscordAnswer.error(400, 50035, problems.toString());
    }
    Optional<FakeDiscordMessage> original = interaction.original().flatMap(world::message);
    boolean waits = original.filter(FakeDiscordMessage::loading).isPresent();
    if (call.method().equals("POST") && !waits) {
      FakeDiscordMessage message = post(interaction, false, call.body(), call.file());
      return FakeDiscordAnswer.of(payloads.message(message));
    }
    if (original.isEmpty()) {
      return FakeDiscordAnswer.error(404, 10008, "Unknown Message");
    }
    world.edit(original.get().id(), m -> m.edited((ObjectNode) call.body(), call.file()));
    return FakeDiscordAnswer.of(payloads.message(world.message(original.get().id()).orElseThrow()));
  }
}
