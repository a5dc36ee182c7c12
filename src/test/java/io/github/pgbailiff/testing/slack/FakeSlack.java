package io.github.pgbailiff.testing.slack;

import com.sun.net.httpserver.HttpServer;
import io.github.pgbailiff.testing.HttpWire;
import io.github.pgbailiff.testing.LoopbackHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.java_websocket.WebSocket;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A workspace of Slack's on loopback: Web API, Socket Mode, response addresses and modals, as
 * strict as the real one about tokens, scopes, blocks and the life of what it hands out. People use
 * it through {@link #as}.
 */
public final class FakeSlack implements AutoCloseable {
  public static final String SIGNING_SECRET = "fake-signing-secret";

  final FakeSlackWorld world = new FakeSlackWorld();
  final FakeSlackTickets tickets = new FakeSlackTickets(InstantSource.system());
  final FakeSlackViews views = new FakeSlackViews(tickets);
  final FakeSlackPayloads payloads = new FakeSlackPayloads(tickets, this::url, world::enterprise);
  final FakeSlackApi api = new FakeSlackApi(new FakeSlackMethods(world, tickets, views, this::url));
  final FakeSlackHooks hooks = new FakeSlackHooks(world, tickets);
  final FakeSlackSocket socket = new FakeSlackSocket(tickets);
  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private Optional<FakeSlackDeliveries> door = Optional.empty();
  private Optional<HttpWire> wire = Optional.empty();

  /** Starts a workspace with the channel {@code ops}, in which the bot is. */
  public FakeSlack() {
    http = LoopbackHttp.create();
    http.setExecutor(threads);
    http.createContext("/api/", api);
    http.createContext("/response/", hooks);
    http.createContext("/upload/", hooks);
    http.start();
    socket.open();
    world.channel("ops", false, true);
    world.user("pgbailiff", Set.of(FakeSlackWorld.Trait.BOT));
    api.scopes.addAll(
        List.of("commands,chat:write,im:write,im:history,app_mentions:read".split(",")));
    api.scopes.addAll(
        List.of("channels:read,groups:read,channels:history,groups:history".split(",")));
    api.scopes.addAll(List.of("users:read,usergroups:read,files:write".split(",")));
  }

  private String url(String path) {
    return path.equals("ws")
        ? "ws://127.0.0.1:" + socket.getPort() + "/link/"
        : "http://127.0.0.1:"
            + wire.map(HttpWire::port).orElseGet(() -> http.getAddress().getPort())
            + "/"
            + path;
  }

  /**
   * A network before everything but the socket; all addresses that are asked for later are of it.
   */
  public HttpWire wire() {
    wire = wire.or(() -> Optional.of(new HttpWire(http.getAddress().getPort())));
    return wire.get();
  }

  public String apiUrl() {
    return url("api/");
  }

  public String botToken() {
    return FakeSlackApi.BOT_TOKEN;
  }

  public String appToken() {
    return FakeSlackApi.APP_TOKEN;
  }

  /** Delivers over HTTP to this address from now on, signed, instead of by Socket Mode. */
  public void deliverTo(String url) {
    door = Optional.of(new FakeSlackDeliveries(url, SIGNING_SECRET));
  }

  /** The person of that name, in the channel {@code ops}. */
  public FakeSlackPerson as(String name) {
    return new FakeSlackPerson(this, world.user(name), channel("ops"));
  }

  /** A user who is not an ordinary member: {@code STRANGER GUEST DELETED BOT OTHER_ENTERPRISE}. */
  public void unusual(String name, String trait) {
    world.user(name, Set.of(FakeSlackWorld.Trait.valueOf(trait)));
  }

  public String userId(String name) {
    return world.user(name).id();
  }

  /** A channel that the bot is in. */
  public String addChannel(String name, boolean sharedWithOthers) {
    return world.channel(name, sharedWithOthers, true).id();
  }

  /** A channel that the bot is not in. */
  public String addForeignChannel(String name) {
    return world.channel(name, false, false).id();
  }

  FakeSlackWorld.Channel channel(String name) {
    return world.channelById(FakeSlackWorld.id("C0", name)).orElseThrow();
  }

  /** The channel of the direct messages between the bot and the person. */
  public String directId(String name) {
    return world.direct(userId(name)).id();
  }

  public String channelId(String name) {
    return channel(name).id();
  }

  /** Makes the app one that is installed for a whole organisation. */
  public void becomeEnterprise() {
    world.becomeEnterprise();
  }

  /** Somebody invites the bot into a channel. */
  public void invite(String channelName) {
    FakeSlackWorld.Channel channel = channel(channelName);
    world.channel(channelName, channel.shared(), true);
    joins("pgbailiff", channelName);
  }

  /** Somebody comes into a channel; the delivery can be repeated. */
  public Runnable joins(String name, String channelName) {
    FakeSlackWorld.User user =
        name.equals("pgbailiff")
            ? new FakeSlackWorld.User(FakeSlackWorld.BOT, name, Set.of())
            : world.user(name);
    JsonNode payload = payloads.joined(user, channel(channelName));
    Runnable delivery = () -> deliver("events_api", payload, 0).join();
    delivery.run();
    return delivery;
  }

  /** Sets the members of a user group. */
  public void group(String id, String... names) {
    world.group(id, Set.copyOf(List.of(names).stream().map(this::userId).toList()));
  }

  /** What a channel shows to everybody, oldest first. */
  public List<FakeSlackMessage> messages(String channelId) {
    return world.messages().stream()
        .filter(m -> m.channel().equals(channelId) && m.onlyFor().isEmpty())
        .toList();
  }

  /** Tells of every message that is posted from now on, in the thread that posts it. */
  public void watch(Consumer<FakeSlackMessage> watcher) {
    world.watch(watcher);
  }

  /** Everything that was ever shown to anybody and is still there. */
  public List<FakeSlackMessage> everything() {
    return world.messages();
  }

  /** What a message would set off: mentions, links, formatting. */
  public static List<String> effects(FakeSlackMessage message) {
    return FakeSlackReader.effects(message.text(), message.blocks());
  }

  /** Problems that Slack would find with a message's blocks. */
  public static List<String> problems(JsonNode blocks) {
    List<String> problems = FakeSlackBlocks.inMessage(blocks);
    return problems.isEmpty() && FakeSlackBlocks.tooLong(blocks)
        ? List.of("msg_blocks_too_long")
        : problems;
  }

  /** The blocks as Slack's client shows them, in plain text. */
  public static String shown(JsonNode blocks) {
    return FakeSlackReader.shown(blocks);
  }

  /** What blocks and their fallback would set off: mentions, links, formatting. */
  public static List<String> effects(String text, JsonNode blocks) {
    return FakeSlackReader.effects(text, blocks);
  }

  /** Problems that Slack would find with a modal. */
  public static List<String> viewProblems(JsonNode view) {
    return FakeSlackBlocks.inView(view);
  }

  /** How often a Web API method was called. */
  public long calls(String method) {
    return api.calls.stream().filter(call -> call.method().equals(method)).count();
  }

  /** The arguments of all calls of a Web API method, oldest first. */
  public List<Map<String, String>> arguments(String method) {
    return api.calls.stream()
        .filter(call -> call.method().equals(method))
        .map(FakeSlackApi.Call::form)
        .toList();
  }

  /** Somebody writes a message that is not meant for the app. */
  public FakeSlackMessage write(String name, String channelName, String text) {
    return world.post(
        channelId(channelName),
        userId(name),
        Optional.empty(),
        Optional.empty(),
        text,
        JsonNodeFactory.instance.arrayNode(),
        JsonNodeFactory.instance.objectNode());
  }

  /** Somebody deletes a message. */
  public void delete(FakeSlackMessage message) {
    world.delete(message);
  }

  /** The HTTP status of a delivery that is signed with any secret, at any time. */
  public int knock(String url, String secret, Instant at, String body) {
    try {
      return new FakeSlackDeliveries(url, secret).send(secret, at, body).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next call of the method goes wrong; several faults wait in line. */
  public void fail(String method, FakeSlackFault fault) {
    api.fail(method, fault);
  }

  /** All calls of the method go wrong, until {@link #heal}. */
  public void failEvery(String method, FakeSlackFault fault) {
    api.failEvery(method, fault);
  }

  /** As {@link #fail}, for the next answer to a response address. */
  public void failAnswer(FakeSlackFault fault) {
    hooks.faults.add(fault);
  }

  public void heal() {
    api.heal();
    socket.halfOpen = false;
  }

  public void revoke(String token) {
    api.botTokenRevoked |= token.equals(botToken());
    api.appTokenRevoked |= token.equals(appToken());
  }

  public void reinstate() {
    api.botTokenRevoked = false;
    api.appTokenRevoked = false;
  }

  public void scope(String scope, boolean granted) {
    if (granted) {
      api.scopes.add(scope);
    } else {
      api.scopes.remove(scope);
    }
  }

  /** As if half an hour had gone by for all response addresses. */
  public void expireResponseUrls() {
    tickets.expireHooks();
  }

  /** Tells the app to connect anew: {@code warning}, {@code refresh_requested}, ... */
  public void refresh(String reason) {
    socket.refresh(reason);
  }

  /** Cuts the socket. */
  public void dropSocket() {
    socket.drop();
  }

  /** The socket stays open, but nothing goes through it, not even a pong. */
  public void halfOpen() {
    socket.halfOpen = true;
  }

  /** How often a socket was opened. */
  public int connections() {
    return socket.connections.get();
  }

  public boolean connected() {
    return socket.current().isPresent();
  }

  /** How many sockets are open now. */
  public long open() {
    return socket.getConnections().stream().filter(WebSocket::isOpen).count();
  }

  /** The files that were uploaded, by name. */
  public Map<String, String> files() {
    return Map.copyOf(hooks.files);
  }

  /** Delivers to the app; the future has the payload of the acknowledgement. */
  CompletableFuture<JsonNode> deliver(String type, JsonNode payload, int retry) {
    return door.isPresent()
        ? door.get().deliver(type, payload, retry)
        : socket.deliver(type, payload, retry);
  }

  @Override
  public void close() {
    try {
      socket.stop(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    wire.ifPresent(HttpWire::close);
    http.stop(0);
    threads.shutdownNow();
  }
}
