package io.github.pgbailiff.testing.discord;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The guild, people, channels and messages of a {@link FakeDiscord}. */
final class FakeDiscordWorld {
  static final String GUILD = "81384788765712384";
  static final String APPLICATION = "90000000000000001";
  static final long EVERYTHING = (1L << 10) | (1L << 11) | (1L << 14) | (1L << 35) | (1L << 38);
  private static final long DISCORDS_EPOCH = 1_420_070_400_000L;

  record User(String id, String name) {}

  record Channel(String id, String name, Optional<String> parent, long botMay, boolean direct) {}

  private final Map<String, User> users = new LinkedHashMap<>();
  private final Map<String, Channel> channels = new LinkedHashMap<>();
  private final Set<String> gone = new HashSet<>();
  private final Set<String> guests = new HashSet<>();
  private final Map<String, Set<String>> roles = new HashMap<>();
  private final Map<String, FakeDiscordMessage> messages = new LinkedHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  final List<String> pings = new ArrayList<>();
  private final List<Consumer<FakeDiscordMessage>> watchers = new CopyOnWriteArrayList<>();

  /** Tells of every message that is posted or edited from now on. */
  void watch(Consumer<FakeDiscordMessage> watcher) {
    watchers.add(watcher);
  }

  /** An id that says when it was made. */
  String snowflake() {
    long time = System.currentTimeMillis() - DISCORDS_EPOCH;
    return Long.toString((time << 22) | (numbers.incrementAndGet() & 0x3FFFFF));
  }

  synchronized User user(String name) {
    return users.computeIfAbsent(
        name, n -> new User(Long.toString(80_351_110_224_600_000L + users.size() + 1), n));
  }

  synchronized Channel channel(String name, Optional<String> parent, long botMay) {
    String id = Long.toString(41_771_983_423_143_900L + channels.size() + 1);
    var channel = new Channel(id, name, parent, botMay, false);
    channels.put(id, channel);
    return channel;
  }

  /** A thread below a message, with its id; false: there is one. */
  synchronized boolean thread(Channel parent, String message, String name) {
    var thread = new Channel(message, name, Optional.of(parent.id()), parent.botMay(), false);
    return channels.putIfAbsent(message, thread) == null;
  }

  synchronized void deleteChannel(String id) {
    channels.remove(id);
  }

  synchronized Channel direct(String user) {
    return channels.computeIfAbsent(
        "7" + user, id -> new Channel(id, "@" + user, Optional.empty(), EVERYTHING, true));
  }

  synchronized List<Channel> channels() {
    return channels.values().stream().filter(c -> !c.direct()).toList();
  }

  synchronized Optional<Channel> channelById(String id) {
    return Optional.ofNullable(channels.get(id));
  }

  synchronized Channel channelNamed(String name) {
    return channels.values().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  synchronized void roles(String user, Set<String> ids) {
    roles.put(user, Set.copyOf(ids));
  }

  synchronized void leaves(String user) {
    gone.add(user);
  }

  synchronized void guest(String user) {
    guests.add(user);
  }

  synchronized boolean isGuest(String user) {
    return guests.contains(user);
  }

  synchronized Optional<Set<String>> rolesOf(String user) {
    boolean known =
        !gone.contains(user) && users.values().stream().anyMatch(u -> u.id().equals(user));
    return known ? Optional.of(roles.getOrDefault(user, Set.of())) : Optional.empty();
  }

  synchronized Set<String> allRoles() {
    Set<String> all = new LinkedHashSet<>();
    roles.values().forEach(all::addAll);
    return all;
  }

  synchronized FakeDiscordMessage post(
      String channel,
      Optional<String> onlyFor,
      Optional<String> answered,
      boolean loading,
      ObjectNode body,
      Optional<String> file) {
    var message =
        new FakeDiscordMessage(channel, snowflake(), onlyFor, answered, loading, body, file, 0);
    messages.put(message.id(), message);
    pings.addAll(FakeDiscordReader.pings(body));
    watchers.forEach(watcher -> watcher.accept(message));
    return message;
  }

  static ObjectNode nothing() {
    return JsonMapper.shared().createObjectNode();
  }

  synchronized Optional<FakeDiscordMessage> message(String id) {
    return Optional.ofNullable(messages.get(id));
  }

  synchronized void edit(String id, UnaryOperator<FakeDiscordMessage> edit) {
    messages.computeIfPresent(id, (k, m) -> edit.apply(m));
    message(id)
        .ifPresent(m -> {
          pings.addAll(FakeDiscordReader.pings(m.body()));
          watchers.forEach(watcher -> watcher.accept(m));
        });
  }

  synchronized void delete(String id) {
    messages.remove(id);
  }

  /** Oldest first. */
  synchronized List<FakeDiscordMessage> messages() {
    return new ArrayList<>(messages.values());
  }
}
