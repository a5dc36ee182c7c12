package io.github.pgbailiff.card;

import io.github.pgbailiff.request.GoneRoles;
import java.util.List;

/**
 * The people whom a request concerns besides its requester, by the names that readers know.
 *
 * @param deciders who may approve it, where that is known
 * @param owners who will be told of what it does to their sessions
 * @param gone the roles of approvals that nobody can give any more
 */
public record Onlookers(List<String> deciders, List<String> owners, List<String> gone) {
  public static final Onlookers UNKNOWN = new Onlookers(List.of(), List.of());

  public Onlookers {
    deciders = List.copyOf(deciders);
    owners = List.copyOf(owners);
    gone = List.copyOf(gone);
  }

  /** Where there are such roles still. */
  public Onlookers(List<String> deciders, List<String> owners) {
    this(deciders, owners, List.of());
  }

  /** Who may decide, as a part of a line; empty where that is not known. */
  String who() {
    if (!gone.isEmpty()) {
      return " · " + GoneRoles.toDecide(gone);
    }
    return deciders.isEmpty() ? "" : " · " + String.join(", ", deciders) + " may decide";
  }
}
