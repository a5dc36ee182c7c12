package io.github.pgbailiff.request;

import java.util.List;

/**
 * The words for roles that a request takes approvals of, and that the configuration has no more.
 */
public final class GoneRoles {
  private GoneRoles() {}

  /** As a part of a sentence. */
  public static String words(List<String> gone) {
    return "the configuration has no role %s any more".formatted(String.join(" or ", gone));
  }

  /** The same for whoever would have the request decided on. */
  public static String toDecide(List<String> gone) {
    return words(gone) + ", so nobody may approve it";
  }
}
