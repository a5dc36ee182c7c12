package io.github.pgbailiff.chat.room;

import io.github.pgbailiff.chat.Arrival;
import io.github.pgbailiff.chat.Delivery;
import io.github.pgbailiff.chat.PressedMessage;
import io.github.pgbailiff.chat.Visitor;
import io.github.pgbailiff.chat.room.Room.Sheet;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.reply.Reply;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Something that somebody does in the room.
 *
 * @param pressed the sheet that they did it on
 */
record RoomDelivery(RoomPlatform bot, String seat, Arrival arrival, Optional<Sheet> pressed)
    implements Delivery {
  private static final String CHANNEL = "ops";

  /** Nothing is delivered twice here. */
  @Override
  public Optional<String> id() {
    return Optional.empty();
  }

  @Override
  public Actor actor() {
    return new Actor(RoomType.NAME, seat, seat);
  }

  @Override
  public Reply admitted(Function<Visitor, Reply> reply) {
    return reply.apply(
        new Visitor(
            actor(),
            Place.of(RoomType.NAME, CHANNEL),
            Optional.empty(),
            Optional.ofNullable(bot.settings().defaultClusters().get(CHANNEL)),
            Optional.empty()));
  }

  @Override
  public void answer(Reply reply, boolean inPlace) {
    boolean toEverybody =
        reply instanceof Reply.Presented presented && presented.presentation().toEverybody();
    String wall = toEverybody ? "#" + CHANNEL : "@" + seat;
    Optional<String> id = pressed.filter(it -> inPlace && it.wall().equals(wall)).map(Sheet::id);
    bot.hang(
        id,
        wall,
        reply instanceof Reply.Question question ? PressedMessage.toAsk(question) : reply);
  }

  @Override
  public void ask(Supplier<Optional<Reply>> question) {
    question
        .get()
        .ifPresent(made -> {
          if (made instanceof Reply.Question asked) {
            bot.questions().put(seat, asked);
          } else {
            answer(made, false);
          }
        });
  }
}
