package io.github.pgbailiff.cli;

import com.sun.security.auth.module.UnixSystem;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The operating-system user of the process, as the kernel tells it: neither {@code USER} nor {@code
 * user.name} has a say, and root under sudo is root.
 *
 * @param uid its number; {@link #NO_NUMBER} where users have none
 * @param groups the numbers of all groups that it is in
 */
public record OsUser(long uid, String name, Set<Long> groups) {
  /** Where the operating system does not number its users. */
  public static final long NO_NUMBER = -1;

  private static final long ROOT = 0;

  public OsUser {
    groups = Set.copyOf(groups);
  }

  public static OsUser current() {
    try {
      return of(new UnixSystem());
    } catch (UnsatisfiedLinkError noUnix) {
      return new OsUser(NO_NUMBER, ofProcess().orElse("unknown"), Set.of());
    }
  }

  public boolean isRoot() {
    return uid == ROOT;
  }

  /** Not the owner of the process: that is root for any user whose java nobody may read. */
  private static OsUser of(UnixSystem system) {
    long uid = system.getUid();
    long[] all = Optional.ofNullable(system.getGroups()).orElse(new long[0]);
    Set<Long> groups =
        LongStream.concat(LongStream.of(system.getGid()), Arrays.stream(all))
            .boxed()
            .collect(Collectors.toSet());
    // A user of a container may have a number only.
    String name = Optional.ofNullable(system.getUsername()).orElse("uid-" + uid);
    return new OsUser(uid, name, groups);
  }

  private static Optional<String> ofProcess() {
    return ProcessHandle.current().info().user();
  }
}
