package io.github.pgbailiff.testing.slack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The people, channels and messages of a {@link FakeSlack}. */
final class FakeSlackWorld {
  static final String TEAM = "T0TEAM001";
  static final String ENTERPRISE = "E0CORP001";
  static final String APP = "A0APP0001";
  static final String BOT = "U0BOT0001";

  /** What sets a user apart from an ordinary member. */
  enum Trait {
    STRANGER,
    GUEST,
    DELETED,
    BOT,
    /** Of another organisation on a grid, and in a channel that both share. */
    OTHER_ENTERPRISE
  }

  record User(String id, String name, Set<Trait> traits) {}

  record Channel(String id, String name, boolean direct, boolean shared, boolean withBot) {}

  private final Map<String, User> users = new HashMap<>();
  private final Map<String, Channel> channels = new HashMap<>();
  private final Map<String, Set<String>> groups = new HashMap<>();
  private final Map<String, FakeSlackMessage> messages = new LinkedHashMap<>();
  private final List<Consumer<FakeSlackMessage>> watchers = new CopyOnWriteArrayList<>();
  private volatile boolean enterprise;
  private long lastTs = 1_790_000_000_000_000L;

  /** Whether the app is installed for a whole organisation. */
  boolean enterprise() {
    return enterprise;
  }

  void becomeEnterprise() {
    enterprise = true;
  }

  /** Tells of every message that is posted from now on. */
  void watch(Consumer<FakeSlackMessage> watcher) {
    watchers.add(watcher);
  }

  /** The user of that name, an ordinary member unless made otherwise before. */
  synchronized User user(String name) {
    return users.values().stream()
        .filter(user -> user.name().equals(name))
        .findFirst()
        .orElseGet(() -> user(name, Set.of()));
  }

  synchronized User user(String name, Set<Trait> traits) {
    var user = new User(id("U0", name), name, traits);
    users.put(user.id(), user);
    return user;
  }

  synchronized Optional<User> userById(String id) {
    return Optional.ofNullable(users.get(id));
  }

  synchronized Channel channel(String name, boolean shared, boolean withBot) {
    var channel = new Channel(id("C0", name), name, false, shared, withBot);
    channels.put(channel.id(), channel);
    return channel;
  }

  synchronized Channel direct(String userId) {
    return channels.computeIfAbsent(
        "D" + userId.substring(1), id -> new Channel(id, "directmessage", true, false, true));
  }

  /** Direct messages between people, in which the bot is not. */
  synchronized Channel directAmongOthers() {
    return channels.computeIfAbsent(
        "D0OTHERS01", id -> new Channel(id, "directmessage", true, false, false));
  }

  synchronized Optional<Channel> channelById(String id) {
    return Optional.ofNullable(channels.get(id));
  }

  synchronized void group(String id, Set<String> userIds) {
    groups.put(id, new HashSet<>(userIds));
  }

  synchronized Optional<Set<String>> groupMembers(String id) {
    return Optional.ofNullable(groups.get(id)).map(Set::copyOf);
  }

  synchronized Set<String> groupIds() {
    return Set.copyOf(groups.keySet());
  }

  synchronized FakeSlackMessage post(
      String channel,
      String author,
      Optional<String> onlyFor,
      Optional<String> thread,
      String text,
      JsonNode blocks,
      JsonNode metadata) {
    String digits = Long.toString(++lastTs);
    String ts = digits.substring(0, 10) + "." + digits.substring(10);
    JsonNode array = blocks.isArray() ? blocks : JsonNodeFactory.instance.arrayNode();
    var message =
        new FakeSlackMessage(channel, ts, author, onlyFor, thread, text, array, metadata, 0);
    messages.put(channel + "/" + ts, message);
    watchers.forEach(watcher -> watcher.accept(message));
    return message;
  }

  synchronized Optional<FakeSlackMessage> message(String channel, String ts) {
    return Optional.ofNullable(messages.get(channel + "/" + ts));
  }

  synchronized void edit(FakeSlackMessage message, UnaryOperator<FakeSlackMessage> edit) {
    messages.computeIfPresent(message.channel() + "/" + message.ts(), (k, m) -> edit.apply(m));
  }

  synchronized void delete(FakeSlackMessage message) {
    messages.remove(message.channel() + "/" + message.ts());
  }

  /** Oldest first. */
  synchronized List<FakeSlackMessage> messages() {
    return new ArrayList<>(messages.values());
  }

  static String id(String prefix, String name) {
    String letters = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    return prefix + (letters + "0000000").substring(0, Math.max(6, letters.length())) + "1";
  }
}
