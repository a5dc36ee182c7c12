package io.github.pgbailiff.change;

import io.github.pgbailiff.command.Condition;
import java.util.List;

/**
 * The reason why sessions were chosen: everything here must still hold when they are signalled.
 *
 * @param conditions the filters of the command
 * @param protect sessions that match any of these are spared; the conditions of one entry must all
 *     match
 */
public record Selection(List<Condition> conditions, List<List<Condition>> protect) {
  public Selection {
    conditions = List.copyOf(conditions);
    protect = protect.stream().map(List::copyOf).toList();
  }
}
