package io.github.pgbailiff.chat.room;

import io.github.pgbailiff.access.Freshness;
import io.github.pgbailiff.access.Memberships;
import io.github.pgbailiff.chat.Arrival;
import io.github.pgbailiff.chat.Dispatcher;
import io.github.pgbailiff.chat.Platform;
import io.github.pgbailiff.chat.PlatformServices;
import io.github.pgbailiff.chat.RowChoice;
import io.github.pgbailiff.chat.Workers;
import io.github.pgbailiff.chat.room.Room.Sheet;
import io.github.pgbailiff.chat.room.RoomType.RoomSettings;
import io.github.pgbailiff.chat.terminal.text.TextRenderer;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.outbox.Announcer;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** pgbailiff in the room. */
final class RoomPlatform implements Platform, Announcer, Memberships {
  private final Room room;
  private final RoomSettings settings;
  private final Workers workers = new Workers("room", 50, Duration.ofSeconds(10));
  private final Dispatcher dispatcher;
  private final Map<String, Reply.Question> questions = new ConcurrentHashMap<>();

  RoomPlatform(Room room, RoomSettings settings, PlatformServices services) {
    this.room = room;
    this.settings = settings;
    this.dispatcher = new Dispatcher(services.handler(), services.deliveries(), workers);
  }

  Room room() {
    return room;
  }

  RoomSettings settings() {
    return settings;
  }

  /** The questions that people have in front of them, by their seats. */
  Map<String, Reply.Question> questions() {
    return questions;
  }

  /**
   * Takes what somebody does.
   *
   * @param pressed the sheet that they did it on
   */
  void takes(String seat, Arrival arrival, Optional<Sheet> pressed) {
    dispatcher
        .start(new RoomDelivery(this, seat, arrival, pressed))
        .ifPresent(why -> room.hang(Optional.empty(), "@" + seat, why, List.of(), List.of()));
  }

  /** Hangs up the reply, in place of the sheet of that id. */
  String hang(Optional<String> id, String wall, Reply reply) {
    String text = new TextRenderer(400, false, View.DEFAULT).render(reply);
    return room.hang(id, wall, text, buttons(reply), choices(reply));
  }

  private static List<Button> buttons(Reply reply) {
    return switch (reply) {
      case Reply.Report report ->
          report.findings().stream().flatMap(it -> it.buttons().stream()).toList();
      case Reply.Card card -> card.buttons();
      case Reply.Presented presented -> buttons(presented.reply());
      default -> List.of();
    };
  }

  private static List<RowChoice> choices(Reply reply) {
    return switch (reply) {
      case Reply.Report report -> RowChoice.of(report);
      case Reply.Card card -> RowChoice.of(card.report());
      case Reply.Presented presented -> choices(presented.reply());
      default -> List.of();
    };
  }

  @Override
  public String name() {
    return RoomType.NAME;
  }

  @Override
  public void start() {
    room.serves(Optional.of(this));
  }

  @Override
  public Optional<String> problem() {
    return room.bot().isPresent() ? Optional.empty() : Optional.of("is not in the room");
  }

  @Override
  public Announcer announcer() {
    return this;
  }

  @Override
  public String platform() {
    return RoomType.NAME;
  }

  @Override
  public String deliver(Place place, Reply reply, Optional<String> message) {
    String wall = place.account().map(seat -> "@" + seat).orElseGet(() -> "#" + place.channel());
    return hang(message, wall, reply);
  }

  @Override
  public Memberships memberships() {
    return this;
  }

  @Override
  public Set<String> groupsOf(Actor actor, Freshness freshness) {
    return room.tablesOf(actor.id());
  }

  @Override
  public Optional<Set<String>> membersOf(String group) {
    return Optional.ofNullable(room.tables().get(group));
  }

  @Override
  public Optional<String> objection(Actor actor, Freshness freshness) {
    return Optional.of("pgbailiff takes nothing from people who have left")
        .filter(_ -> room.gone().contains(actor.id()));
  }

  @Override
  public void stop() {
    room.serves(Optional.empty());
    workers.close();
  }

  @Override
  public void close() {
    stop();
  }
}
