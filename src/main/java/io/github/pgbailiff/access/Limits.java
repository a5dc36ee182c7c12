package io.github.pgbailiff.access;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The databases and users of a cluster to which a right of somebody's extends: all, some or none.
 *
 * <p>This is the only answer to the question of whether somebody may do something. There is no
 * "allowed" to be had without saying of which session, block or whole cluster, so that nobody can
 * ask and then forget the limits.
 */
public final class Limits {
  /** Every database and every user. */
  public static final Limits NONE = new Limits(List.of(), Optional.empty());

  private final List<Right> rights;
  private final Optional<Denied> denial;

  /**
   * @param rights everything that it takes, each with the grants that speak about it here
   * @param denial why nothing at all is within
   */
  Limits(List<Right> rights, Optional<Denied> denial) {
    this.rights = List.copyOf(rights);
    this.denial = denial;
  }

  /** What both extend to. */
  public Limits and(Limits other) {
    return new Limits(
        Stream.concat(rights.stream(), other.rights.stream()).toList(),
        denial.or(() -> other.denial));
  }

  /** Whether it extends to every database and every user. */
  public boolean areNone() {
    return denial.isEmpty() && rights.stream().allMatch(Right::isUnlimited);
  }

  /**
   * Why a session is out of reach, in words; empty when it is not.
   *
   * @param database empty for a session without one, which only a right on all databases reaches
   * @param user likewise
   */
  public Optional<String> exclusion(Optional<String> database, Optional<String> user) {
    return denial
        .map(Denied::words)
        .or(() ->
            rights.stream().flatMap(right -> right.exclusion(database, user).stream()).findFirst());
  }

  /**
   * Why a block is out of reach, in words; empty when it is not. It takes a right on everything
   * that the block would keep out, and no denial of any of it.
   *
   * @param database empty: the block holds in every database
   * @param user empty: the block holds for every user
   */
  public Optional<String> blockExclusion(Optional<String> database, Optional<String> user) {
    return denial
        .map(Denied::words)
        .or(() ->
            rights.stream()
                .flatMap(right -> right.blockExclusion(database, user).stream())
                .findFirst());
  }

  /**
   * Whether a block keeps out anything that is within: then that it stands concerns whoever has the
   * right.
   *
   * @param database empty: the block holds in every database
   * @param user empty: the block holds for every user
   */
  public boolean concernBlock(Optional<String> database, Optional<String> user) {
    return denial.isEmpty() && rights.stream().allMatch(it -> it.isTouchedBy(database, user));
  }

  /**
   * Whether anything of the cluster may be within: then its name is theirs to know. Of no session
   * or block this says that it is.
   */
  public boolean leaveSomething() {
    return concernBlock(Optional.empty(), Optional.empty());
  }

  /**
   * The denial of the command as a whole. That there is none says nothing about any session:
   * whoever shows or does something asks {@link #exclusion}. Only the gate that refuses commands
   * asks for this.
   */
  public Optional<Denied> denial() {
    return denial;
  }

  /** What they say, the same text for the same limits. */
  public String words() {
    return denial
        .map(Denied::words)
        .orElseGet(() -> String.join("\n", rights.stream().map(Right::words).sorted().toList()));
  }
}
