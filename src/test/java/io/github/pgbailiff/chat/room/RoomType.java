package io.github.pgbailiff.chat.room;

import static io.github.pgbailiff.config.schema.SchemaType.optional;
import static io.github.pgbailiff.config.schema.SchemaType.required;

import io.github.pgbailiff.chat.ChannelKeys;
import io.github.pgbailiff.chat.NamedIds;
import io.github.pgbailiff.chat.Platform;
import io.github.pgbailiff.chat.PlatformFinding;
import io.github.pgbailiff.chat.PlatformServices;
import io.github.pgbailiff.chat.PlatformSettings;
import io.github.pgbailiff.chat.PlatformType;
import io.github.pgbailiff.config.schema.ConfigNode;
import io.github.pgbailiff.config.schema.SchemaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A chat in the memory of this process: the least that a further platform has to say. */
public final class RoomType implements PlatformType<RoomType.RoomSettings> {
  static final String NAME = "room";

  private static final ChannelKeys CHANNELS =
      new ChannelKeys(SchemaType.text("the name of a channel", "[a-z]+"), "ops");

  /** The section {@code room}. */
  record RoomSettings(
      String house,
      Map<String, String> defaultClusters,
      Optional<String> approvalsChannel,
      Optional<String> auditChannel,
      Optional<String> alertsChannel)
      implements PlatformSettings {
    @Override
    public Map<String, Object> connection() {
      return Map.of("house", house);
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "Room";
  }

  @Override
  public SchemaType.Section section() {
    return CHANNELS.after(required("house", SchemaType.TEXT, "the house that the room is in"));
  }

  @Override
  public SchemaType.Field account() {
    return optional(NAME, SchemaType.TEXT, "their seat");
  }

  @Override
  public Optional<SchemaType.Field> groups() {
    return Optional.of(optional("room_tables", SchemaType.TEXTS, "everybody at these tables"));
  }

  @Override
  public RoomSettings read(ConfigNode section, Set<String> clusters) {
    return new RoomSettings(
        section.text("house").orElse(""),
        CHANNELS.defaultClusters(section, clusters),
        section.text("approvals_channel"),
        section.text("audit_channel"),
        section.text("alerts_channel"));
  }

  @Override
  public Platform connect(RoomSettings settings, PlatformServices services) {
    return new RoomPlatform(Room.of(settings.house()), settings, services);
  }

  @Override
  public List<PlatformFinding> check(RoomSettings settings, NamedIds named) {
    Room room = Room.of(settings.house());
    return named.groups().stream()
        .sorted()
        .filter(table -> !room.tables().containsKey(table))
        .map(table ->
            PlatformFinding.error(
                "roles.members.room_tables", table + ": there is no such table", "name another"))
        .toList();
  }
}
