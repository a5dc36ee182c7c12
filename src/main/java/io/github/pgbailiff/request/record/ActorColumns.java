package io.github.pgbailiff.request.record;

import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.sql.Values;
import io.github.pgbailiff.store.Row;
import java.util.Optional;

/** The columns of a row that say who did something, and from which place. */
public final class ActorColumns {
  private ActorColumns() {}

  public static Values values(Optional<Identity> by, Optional<Place> place) {
    Optional<Actor> actor = by.map(Identity::actor);
    return Values.of("actor_platform", actor.map(Actor::platform))
        .and("actor_id", actor.map(Actor::id))
        .and("actor_name", actor.map(Actor::name))
        .and("person", by.flatMap(Identity::person))
        .and("place_platform", place.map(Place::platform))
        .and("place_channel", place.map(Place::channel))
        .and("place_thread", place.flatMap(Place::thread));
  }

  public static Identity identity(Row row) {
    return new Identity(
        new Actor(row.text("actor_platform"), row.text("actor_id"), row.text("actor_name")),
        row.optionalText("person"));
  }

  public static Place place(Row row) {
    return new Place(
        row.text("place_platform"), row.text("place_channel"), row.optionalText("place_thread"));
  }
}
