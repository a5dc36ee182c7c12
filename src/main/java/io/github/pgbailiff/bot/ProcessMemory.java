package io.github.pgbailiff.bot;

import io.github.pgbailiff.alert.LastHours;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.execution.UnrecordedLifts;
import io.github.pgbailiff.invocation.PersonTurns;

/**
 * The things that a process knows and no store does, whatever its configuration says by now.
 *
 * @param turns the commands that people have under way
 * @param hours the last hour of each cluster, which the watch fills and {@code usage} shows
 * @param lifts blocks that were lifted without the record
 */
public record ProcessMemory(PersonTurns turns, LastHours hours, UnrecordedLifts lifts) {
  /** That of a process that has just begun. */
  public static ProcessMemory fresh() {
    return new ProcessMemory(
        new PersonTurns(PersonTurns.MOST, Actor::identity), new LastHours(), new UnrecordedLifts());
  }
}
