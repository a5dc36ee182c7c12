package io.github.pgbailiff.access;

import io.github.pgbailiff.command.Actor;

/** Nobody could say which groups an account is in: neither a denial nor a pass, but "try again". */
public final class MembershipException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public MembershipException(Actor actor, String why, Throwable cause) {
    super(message(actor, why), cause);
  }

  public MembershipException(Actor actor, String why) {
    super(message(actor, why));
  }

  private static String message(Actor actor, String why) {
    return "membership: the groups of %s could not be looked up (%s); try again"
        .formatted(actor.identity(), why);
  }
}
