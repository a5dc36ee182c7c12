package io.github.pgbailiff.testing.slack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the Web API methods of a {@link FakeSlack} do. */
final class FakeSlackMethods {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final FakeSlackWorld world;
  private final FakeSlackTickets tickets;
  private final FakeSlackViews views;
  private final Function<String, String> url;

  /**
   * @param url the address of a path on this server; {@code ws} is that of the socket
   */
  FakeSlackMethods(
      FakeSlackWorld world,
      FakeSlackTickets tickets,
      FakeSlackViews views,
      Function<String, String> url) {
    this.world = world;
    this.tickets = tickets;
    this.views = views;
    this.url = url;
  }

  /** The form of a call. */
  record Arguments(Map<String, String> form) {
    String text(String name) {
      return form.getOrDefault(name, "");
    }

    Optional<String> optional(String name) {
      return Optional.ofNullable(form.get(name)).filter(value -> !value.isEmpty());
    }

    JsonNode json(String name) {
      return form.containsKey(name)
          ? JSON.readTree(form.get(name))
          : JsonNodeFactory.instance.missingNode();
    }
  }

  JsonNode answer(String method, Arguments arguments) {
    return switch (method) {
      case "auth.test" -> identity();
      case "apps.connections.open" ->
          ok().put("url", url.apply("ws") + "?ticket=" + tickets.socket());
      case "chat.postMessage" -> post(arguments, Optional.empty());
      case "chat.postEphemeral" -> post(arguments, arguments.optional("user"));
      case "chat.update" -> update(arguments);
      case "chat.getPermalink" -> permalink(arguments);
      case "conversations.open" -> open(arguments);
      case "conversations.info" -> channel(arguments.text("channel"));
      case "conversations.history" -> history(arguments, m -> m.thread().isEmpty());
      case "conversations.replies" -> replies(arguments);
      case "users.info" -> user(arguments.text("user"));
      case "usergroups.users.list" -> group(arguments);
      case "views.open" -> views.open(arguments);
      case "views.update" -> views.update(arguments);
      case "views.publish" ->
          world.userById(arguments.text("user_id")).isPresent()
              ? views.publish(arguments)
              : FakeSlackApi.error("user_not_found");
      case "auth.teams.list" -> teams();
      case "files.getUploadURLExternal" -> upload(arguments);
      case "files.completeUploadExternal" -> uploaded(arguments);
      default -> FakeSlackApi.error("unknown_method");
    };
  }

  static ObjectNode ok() {
    return JsonNodeFactory.instance.objectNode().put("ok", true);
  }

  private JsonNode identity() {
    ObjectNode identity =
        ok().put("url", "https://acme.slack.com/")
            .put("team", "acme")
            .put("user", "pgbailiff")
            .put("team_id", world.enterprise() ? FakeSlackWorld.ENTERPRISE : FakeSlackWorld.TEAM)
            .put("user_id", FakeSlackWorld.BOT)
            .put("bot_id", "B0BOT0001");
    if (world.enterprise()) {
      identity.put("enterprise_id", FakeSlackWorld.ENTERPRISE).put("is_enterprise_install", true);
    }
    return identity;
  }

  private JsonNode permalink(Arguments a) {
    return ok().put(
            "permalink",
            "https://acme.slack.com/archives/%s/p%s"
                .formatted(a.text("channel"), a.text("message_ts").replace(".", "")));
  }

  private JsonNode teams() {
    ObjectNode answer = ok();
    answer
        .putArray("teams")
        .add(JSON.createObjectNode().put("id", "T0EMPTY01").put("name", "empty"))
        .add(JSON.createObjectNode().put("id", FakeSlackWorld.TEAM).put("name", "acme"));
    return answer;
  }

  private JsonNode post(Arguments a, Optional<String> onlyFor) {
    Optional<FakeSlackWorld.Channel> channel = destination(a.text("channel"));
    if (channel.isEmpty()) {
      return FakeSlackApi.error("channel_not_found");
    }
    if (!channel.get().withBot()) {
      return FakeSlackApi.error("not_in_channel");
    }
    Optional<JsonNode> problem = problem(a);
    if (problem.isPresent()) {
      return problem.get();
    }
    // Slack takes an answer to what is an answer itself, and shows it nowhere.
    boolean lost =
        a.optional("thread_ts").filter(it -> isReply(channel.get().id(), it)).isPresent();
    var message =
        world.post(
            channel.get().id(),
            FakeSlackWorld.BOT,
            lost ? Optional.of("nobody") : onlyFor,
            a.optional("thread_ts"),
            a.text("text"),
            a.json("blocks"),
            a.json("metadata"));
    return ok().put("channel", message.channel())
        .put(onlyFor.isPresent() ? "message_ts" : "ts", message.ts());
  }

  private boolean isReply(String channel, String ts) {
    return world.message(channel, ts).flatMap(FakeSlackMessage::thread).isPresent();
  }

  private Optional<FakeSlackWorld.Channel> destination(String id) {
    return id.startsWith("U") && world.userById(id).isPresent()
        ? Optional.of(world.direct(id))
        : world.channelById(id);
  }

  private static Optional<JsonNode> problem(Arguments a) {
    JsonNode blocks = a.json("blocks");
    if (a.text("text").isEmpty() && blocks.isMissingNode()) {
      return Optional.of(FakeSlackApi.error("no_text"));
    }
    if (blocks.isMissingNode()) {
      return Optional.empty();
    }
    List<String> problems = FakeSlackBlocks.inMessage(blocks);
    if (!problems.isEmpty()) {
      ObjectNode error = FakeSlackApi.error("invalid_blocks");
      problems.forEach(error.putObject("response_metadata").putArray("messages")::add);
      return Optional.of(error);
    }
    return FakeSlackBlocks.tooLong(blocks)
        ? Optional.of(FakeSlackApi.error("msg_blocks_too_long"))
        : Optional.empty();
  }

  private JsonNode update(Arguments a) {
    Optional<FakeSlackMessage> message = world.message(a.text("channel"), a.text("ts"));
    if (message.isEmpty() || message.get().onlyFor().isPresent()) {
      return FakeSlackApi.error("message_not_found");
    }
    if (!message.get().author().equals(FakeSlackWorld.BOT)) {
      return FakeSlackApi.error("cant_update_message");
    }
    if (a.text("text").length() > 4000) {
      return FakeSlackApi.error("msg_too_long");
    }
    Optional<JsonNode> problem = problem(a);
    if (problem.isPresent()) {
      return problem.get();
    }
    JsonNode blocks = a.json("blocks");
    world.edit(
        message.get(),
        m -> m.edited(a.text("text"), blocks.isArray() ? blocks : JSON.createArrayNode()));
    return ok().put("channel", a.text("channel")).put("ts", a.text("ts"));
  }

  private JsonNode open(Arguments a) {
    if (world.userById(a.text("users")).isEmpty()) {
      return FakeSlackApi.error("user_not_found");
    }
    ObjectNode answer = ok();
    answer.putObject("channel").put("id", world.direct(a.text("users")).id());
    return answer;
  }

  private JsonNode channel(String id) {
    Optional<FakeSlackWorld.Channel> channel = world.channelById(id);
    if (channel.isEmpty()) {
      return FakeSlackApi.error("channel_not_found");
    }
    ObjectNode answer = ok();
    answer
        .putObject("channel")
        .put("id", id)
        .put("name", channel.get().name())
        .put("is_im", channel.get().direct())
        .put("is_member", channel.get().withBot())
        .put("is_ext_shared", channel.get().shared())
        .put("is_pending_ext_shared", false)
        .put("is_org_shared", false);
    return answer;
  }

  private JsonNode replies(Arguments a) {
    String ts = a.text("ts");
    return world.message(a.text("channel"), ts).isEmpty()
        ? FakeSlackApi.error("thread_not_found")
        : history(a, m -> m.ts().equals(ts) || m.thread().filter(ts::equals).isPresent());
  }

  private JsonNode history(Arguments a, Predicate<FakeSlackMessage> shown) {
    ObjectNode answer = ok();
    var list = answer.putArray("messages");
    world.messages().reversed().stream()
        .filter(m -> m.channel().equals(a.text("channel")) && m.onlyFor().isEmpty())
        .filter(shown)
        .limit(100)
        .forEach(m -> {
          ObjectNode message =
              list.addObject().put("ts", m.ts()).put("user", m.author()).put("text", m.text());
          if (m.metadata().isObject() && a.text("include_all_metadata").matches("1|true")) {
            message.set("metadata", m.metadata());
          }
        });
    return answer;
  }

  private JsonNode user(String id) {
    Optional<FakeSlackWorld.User> user = world.userById(id);
    if (user.isEmpty()) {
      return FakeSlackApi.error("user_not_found");
    }
    Set<FakeSlackWorld.Trait> traits = user.get().traits();
    ObjectNode answer = ok();
    answer
        .putObject("user")
        .put("id", id)
        .put(
            "team_id",
            traits.contains(FakeSlackWorld.Trait.STRANGER) ? "T0OTHER01" : FakeSlackWorld.TEAM)
        .put("name", user.get().name())
        .put("deleted", traits.contains(FakeSlackWorld.Trait.DELETED))
        .put("is_bot", traits.contains(FakeSlackWorld.Trait.BOT))
        .put("is_stranger", traits.contains(FakeSlackWorld.Trait.STRANGER))
        .put("is_restricted", traits.contains(FakeSlackWorld.Trait.GUEST))
        .put("is_ultra_restricted", false);
    if (world.enterprise() && !traits.contains(FakeSlackWorld.Trait.STRANGER)) {
      ((ObjectNode) answer.path("user"))
          .putObject("enterprise_user")
          .put("id", id)
          .put(
              "enterprise_id",
              traits.contains(FakeSlackWorld.Trait.OTHER_ENTERPRISE)
                  ? "E0OTHER01"
                  : FakeSlackWorld.ENTERPRISE);
    }
    return answer;
  }

  /** With a token of a whole organisation Slack wants to know of which workspace the group is. */
  private JsonNode group(Arguments a) {
    if (world.enterprise() && a.optional("team_id").isEmpty()) {
      return FakeSlackApi.error("missing_argument");
    }
    Optional<Set<String>> members = world.groupMembers(a.text("usergroup"));
    if (members.isEmpty() || a.text("team_id").equals("T0EMPTY01")) {
      return FakeSlackApi.error("no_such_subteam");
    }
    ObjectNode answer = ok();
    members.get().forEach(answer.putArray("users")::add);
    return answer;
  }

  private JsonNode upload(Arguments a) {
    if (a.text("filename").isEmpty() || !a.text("length").matches("[1-9][0-9]*")) {
      return FakeSlackApi.error("invalid_arguments");
    }
    String id = tickets.upload(a.text("filename"));
    return ok().put("upload_url", url.apply("upload/" + id)).put("file_id", id);
  }

  private JsonNode uploaded(Arguments a) {
    Optional<FakeSlackWorld.Channel> channel = world.channelById(a.text("channel_id"));
    if (channel.isEmpty()) {
      return FakeSlackApi.error("channel_not_found");
    }
    ObjectNode answer = ok();
    var files = answer.putArray("files");
    for (JsonNode file : a.json("files")) {
      Optional<String> name = tickets.uploadName(file.path("id").asString());
      if (name.isEmpty()) {
        return FakeSlackApi.error("file_not_found");
      }
      files.addObject().put("id", file.path("id").asString()).put("title", name.get());
      world.post(
          channel.get().id(),
          FakeSlackWorld.BOT,
          Optional.empty(),
          a.optional("thread_ts"),
          a.text("initial_comment") + " [file " + name.get() + "]",
          JSON.createArrayNode(),
          JSON.createObjectNode());
    }
    return answer;
  }
}
