package io.github.pgbailiff.chat;

import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.invocation.Handler;
import io.github.pgbailiff.store.Leases;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The program as a chat sees it.
 *
 * @param groups ids of the chat's groups that roles name at this moment
 * @param defaultCluster the cluster that a channel, by its id, stands for at this moment
 * @param verbs everything that can be asked for
 * @param handler takes what people type and press
 * @param deliveries tells what has arrived already
 * @param leases for what one of several replicas may do
 */
public record PlatformServices(
    Supplier<Set<String>> groups,
    Function<String, Optional<String>> defaultCluster,
    List<Declaration> verbs,
    Handler handler,
    Deliveries deliveries,
    Leases leases,
    InstantSource clock) {
  public PlatformServices {
    verbs = List.copyOf(verbs);
  }
}
