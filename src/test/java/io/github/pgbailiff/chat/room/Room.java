package io.github.pgbailiff.chat.room;

import io.github.pgbailiff.chat.RowChoice;
import io.github.pgbailiff.reply.Button;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The room itself, as its own server would have it: who sits where, and what hangs on the walls.
 */
final class Room {
  private static final Map<String, Room> HOUSES = new ConcurrentHashMap<>();

  /** Something on a wall: on a channel's, which everybody reads, or on one person's own. */
  record Sheet(
      String id, String wall, String text, List<Button> buttons, List<RowChoice> choices) {}

  private final Map<String, Set<String>> tables = new ConcurrentHashMap<>();
  private final Set<String> gone = ConcurrentHashMap.newKeySet();
  private final List<Sheet> sheets = new ArrayList<>();
  private int hung;
  private volatile Optional<RoomPlatform> bot = Optional.empty();

  static Room of(String house) {
    return HOUSES.computeIfAbsent(house, _ -> new Room());
  }

  static void close(String house) {
    HOUSES.remove(house);
  }

  /** The people at each table. */
  Map<String, Set<String>> tables() {
    return tables;
  }

  /** The people who have left for good. */
  Set<String> gone() {
    return gone;
  }

  Optional<RoomPlatform> bot() {
    return bot;
  }

  void serves(Optional<RoomPlatform> other) {
    bot = other;
  }

  Set<String> tablesOf(String seat) {
    return tables.entrySet().stream()
        .filter(it -> it.getValue().contains(seat))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Hangs a sheet up, in place of the one of that id where there is one. */
  synchronized String hang(
      Optional<String> id,
      String wall,
      String text,
      List<Button> buttons,
      List<RowChoice> choices) {
    String own = id.orElseGet(() -> "sheet-" + ++hung);
    sheets.removeIf(it -> it.id().equals(own));
    sheets.add(new Sheet(own, wall, text, buttons, choices));
    return own;
  }

  /** The sheets on these walls, the newest last. */
  synchronized List<Sheet> read(Set<String> walls) {
    return sheets.stream().filter(it -> walls.contains(it.wall())).toList();
  }
}
