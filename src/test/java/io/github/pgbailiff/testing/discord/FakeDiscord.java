package io.github.pgbailiff.testing.discord;

import com.sun.net.httpserver.HttpServer;
import io.github.pgbailiff.testing.HttpWire;
import io.github.pgbailiff.testing.LoopbackHttp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A guild of Discord's on loopback: REST and gateway, as strict as the real one about tokens,
 * limits, the three seconds of a first answer and the life of interactions. People use it through
 * {@link #as}.
 */
public final class FakeDiscord implements AutoCloseable {
  public static final String TOKEN = "OTAwMDAwMDAwMDAwMDAwMDI.fake.discord-token";

  final FakeDiscordWorld world = new FakeDiscordWorld();
  final FakeDiscordInteractions interactions = new FakeDiscordInteractions();
  final FakeDiscordPayloads payloads = new FakeDiscordPayloads(world);
  final FakeDiscordCallbacks callbacks = new FakeDiscordCallbacks(world, payloads, interactions);
  final FakeDiscordGateway gateway = new FakeDiscordGateway(payloads);
  final FakeDiscordRoutes routes = new FakeDiscordRoutes(world, payloads, callbacks, gateway::url);
  final FakeDiscordRest rest = new FakeDiscordRest(routes);
  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private Optional<HttpWire> wire = Optional.empty();

  /** Starts a guild with the channel {@code ops}, in which the bot may post. */
  public FakeDiscord() {
    http = LoopbackHttp.create();
    http.setExecutor(threads);
    http.createContext("/api/v10/", rest);
    http.start();
    gateway.open();
    addChannel("ops");
  }

  public String apiUrl() {
    int port = wire.map(HttpWire::port).orElseGet(() -> http.getAddress().getPort());
    return "http://127.0.0.1:" + port + "/api/v10/";
  }

  /** A network before everything but the gateway, if it is asked for before the address. */
  public HttpWire wire() {
    wire = wire.or(() -> Optional.of(new HttpWire(http.getAddress().getPort())));
    return wire.get();
  }

  public String gatewayUrl() {
    return gateway.url();
  }

  public String token() {
    return TOKEN;
  }

  public String guildId() {
    return FakeDiscordWorld.GUILD;
  }

  /** The person of that name, in the channel {@code ops}. */
  public FakeDiscordPerson as(String name) {
    return new FakeDiscordPerson(this, world.user(name), world.channelNamed("ops"), guildId());
  }

  public String userId(String name) {
    return world.user(name).id();
  }

  /** Gives the person these roles and no others. */
  public void roles(String name, String... ids) {
    world.roles(userId(name), Set.of(ids));
  }

  /**
   * Somebody invites the bot into another guild.
   *
   * @param hall the channel in which that guild greets people
   */
  public void invite(String guild, String hall, boolean writes) {
    gateway.dispatch("GUILD_CREATE", payloads.invited(guild, world.channelNamed(hall), writes));
  }

  /** The bot is sent away from a guild. */
  public void sendAway(String guild) {
    ObjectNode gone = JsonNodeFactory.instance.objectNode().put("id", guild);
    gateway.dispatch("GUILD_DELETE", gone);
  }

  /** The person is no member of the guild any more. */
  public void leaves(String name) {
    world.leaves(userId(name));
  }

  /** The person may only be in the voice channel that they were invited to. */
  public void guest(String name) {
    world.guest(userId(name));
  }

  /** A channel that the bot may post in. */
  public String addChannel(String name) {
    return world.channel(name, Optional.empty(), FakeDiscordWorld.EVERYTHING).id();
  }

  /** A channel that the bot does not see. */
  public String addForeignChannel(String name) {
    return world.channel(name, Optional.empty(), 0).id();
  }

  /** A channel in which the bot may make no threads. */
  public String addChannelWithoutThreads(String name) {
    return world.channel(name, Optional.empty(), FakeDiscordWorld.EVERYTHING & ~(1L << 35)).id();
  }

  /** A thread in a channel. */
  public String addThread(String name, String parent) {
    String id = channelId(parent);
    return world.channel(name, Optional.of(id), FakeDiscordWorld.EVERYTHING).id();
  }

  /** Somebody deletes a channel or a thread. */
  public void deletesChannel(String id) {
    world.deleteChannel(id);
  }

  /** Nobody has written in the thread for long. */
  public void archives(String thread) {
    routes.archived.add(channelId(thread));
  }

  /** A moderator closed the thread. */
  public void locks(String thread) {
    routes.locked.add(channelId(thread));
    archives(thread);
  }

  public String channelId(String name) {
    return world.channelNamed(name).id();
  }

  /** What a channel shows to everybody, oldest first. */
  public List<FakeDiscordMessage> messages(String channelId) {
    return world.messages().stream()
        .filter(m -> m.channel().equals(channelId) && m.onlyFor().isEmpty())
        .toList();
  }

  /** What the bot has written to the person directly. */
  public List<FakeDiscordMessage> directMessages(String name) {
    return messages(world.direct(userId(name)).id());
  }

  /** Tells of every message that is posted or edited from now on, in the thread that does it. */
  public void watch(Consumer<FakeDiscordMessage> watcher) {
    world.watch(watcher);
  }

  public List<FakeDiscordMessage> everything() {
    return world.messages();
  }

  /** Who was notified by anything so far: ids of users, or {@code everyone}. */
  public List<String> pings() {
    return List.copyOf(world.pings);
  }

  public void delete(FakeDiscordMessage message) {
    world.delete(message.id());
  }

  /** The person takes no direct messages. */
  public void shut(String name) {
    routes.shutAccounts.add(userId(name));
  }

  /** Problems that Discord would find with a message. */
  public static List<String> problems(JsonNode body) {
    return FakeDiscordLimits.ofMessage(body);
  }

  public static List<String> modalProblems(JsonNode modal) {
    return FakeDiscordLimits.ofModal(modal);
  }

  public static List<String> commandProblems(JsonNode commands) {
    return FakeDiscordLimits.ofCommands(commands);
  }

  /** A message as Discord's client shows it, in plain text. */
  public static String shown(JsonNode body) {
    return FakeDiscordReader.shown(body);
  }

  /** What a message would set off: mentions, links, formatting. */
  public static List<String> effects(JsonNode body) {
    return FakeDiscordReader.effects(body);
  }

  public static Set<String> pings(JsonNode body) {
    return FakeDiscordReader.pings(body);
  }

  /** How often such a call was made, such as {@code "PUT applications/"}. */
  public long calls(String start) {
    return rest.calls.stream().filter(c -> (c.method() + " " + c.path()).startsWith(start)).count();
  }

  /** The next call whose method and path hold the text goes wrong; several faults wait in line. */
  public void fail(String path, FakeDiscordFault fault) {
    rest.fail(path, fault);
  }

  /** Whether a fault of that path has not met a call yet. */
  public boolean failsYet(String path) {
    return rest.failsYet(path);
  }

  public void heal() {
    rest.heal();
    gateway.silent = false;
    gateway.refusing = false;
    gateway.closeOnIdentify = 0;
  }

  public void revokeToken(boolean revoked) {
    rest.tokenRevoked = revoked;
  }

  /** As if fifteen minutes had gone by for all interactions. */
  public void expireTokens() {
    interactions.expire();
  }

  /** Cuts the gateway's connections. */
  public void drop() {
    gateway.drop();
  }

  /** Asks the app to connect again. */
  public void askToReconnect() {
    gateway.op(7, true);
  }

  /** Tells the app that its session is no good. */
  public void invalidate(boolean resumable) {
    gateway.op(9, resumable);
  }

  /** Closes the gateway with a code, at once and for whoever identifies later. */
  public void closeWith(int code) {
    gateway.closeOnIdentify = code;
    gateway.closeWith(code);
  }

  /** From now on nobody's session is resumed, and nobody is told. */
  public void forgetsResumptions() {
    gateway.forgetful = true;
  }

  /** The gateway takes no connections. */
  public void refuseConnections() {
    gateway.refusing = true;
    gateway.drop();
  }

  /** The gateway's connections stay open, but no heartbeat is answered. */
  public void silence() {
    gateway.silent = true;
  }

  public long connected() {
    return gateway.connected();
  }

  public int sessionsBegun() {
    return gateway.identified.get();
  }

  public int sessionsResumed() {
    return gateway.resumed.get();
  }

  @Override
  public void close() {
    try {
      gateway.stop(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    wire.ifPresent(HttpWire::close);
    http.stop(0);
    threads.shutdownNow();
  }
}
