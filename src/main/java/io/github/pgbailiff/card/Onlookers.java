package io.github.pgbailiff.card;

import java.util.List;

/**
 * The people whom a request concerns besides its requester, by the names that readers know.
 *
 * @param deciders who may approve it, where that is known
 * @param owners who will be told of what it does to their sessions
 */
public record Onlookers(List<String> deciders, List<String> owners) {
  public static final Onlookers UNKNOWN = new Onlookers(List.of(), List.of());

  public Onlookers {
    deciders = List.copyOf(deciders);
    owners = List.copyOf(owners);
  }
}
