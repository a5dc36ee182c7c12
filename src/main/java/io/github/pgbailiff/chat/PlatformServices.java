package io.github.pgbailiff.chat;

import io.github.pgbailiff.bot.Handler;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.store.Leases;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * The program as a chat sees it.
 *
 * @param groups ids of the chat's groups that roles name
 * @param verbs everything that can be asked for
 * @param handler takes what people type and press
 * @param deliveries tells what has arrived already
 * @param leases for what one of several replicas may do
 */
public record PlatformServices(
    Set<String> groups,
    List<Declaration> verbs,
    Handler handler,
    Deliveries deliveries,
    Leases leases,
    InstantSource clock) {
  public PlatformServices {
    groups = Set.copyOf(groups);
    verbs = List.copyOf(verbs);
  }
}
