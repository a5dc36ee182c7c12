package io.github.pgbailiff.shell;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The operating-system user of the process, as the kernel tells it: neither {@code USER} nor {@code
 * user.name} has a say, and root under sudo is root.
 *
 * @param uid its number; {@link #NO_NUMBER} where users have none
 * @param vouched whether the kernel vouches for the number: in a user namespace of one's own
 *     anybody is root
 */
public record OsUser(long uid, String name, boolean vouched) {
  /** Where the operating system does not number its users. */
  public static final long NO_NUMBER = -1;

  private static final long ROOT = 0;
  private static final Path NUMBERS = Path.of("/proc/self/uid_map");
  private static final List<String> WHOLE = List.of("0", "0", "4294967295");

  public static OsUser current() {
    try {
      return of(new UnixSystem());
    } catch (UnsatisfiedLinkError noUnix) {
      return new OsUser(NO_NUMBER, ofProcess().orElse("unknown"), false);
    }
  }

  public boolean isRoot() {
    return uid == ROOT;
  }

  /** The account and its machine as the names of processes begin with them. */
  public String on(String host) {
    return host + "/" + uid;
  }

  /** The number of the account that such a name begins with, where it is of this machine. */
  static Optional<Long> of(String process, String host) {
    List<String> parts = List.of(process.split("/", -1));
    return parts.size() > 2 && parts.getFirst().equals(host)
        ? Optional.of(parts.get(1)).filter(it -> !it.isEmpty()).flatMap(OsUser::number)
        : Optional.empty();
  }

  private static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Not the owner of the process: that is root for any user whose java nobody may read. */
  private static OsUser of(UnixSystem system) {
    long uid = system.getUid();
    // A user of a container may have a number only.
    String name = Optional.ofNullable(system.getUsername()).orElse("uid-" + uid);
    return new OsUser(uid, name, isVouched(NUMBERS));
  }

  /**
   * Whether the numbers of users mean what they mean to the machine: the map of the initial
   * namespace is whole, see user_namespaces(7). Other systems than Linux have no such namespaces.
   */
  static boolean isVouched(Path map) {
    try {
      return List.of(Files.readString(map).strip().split("\\s+")).equals(WHOLE);
    } catch (IOException e) {
      return !System.getProperty("os.name").equals("Linux");
    }
  }

  private static Optional<String> ofProcess() {
    return ProcessHandle.current().info().user();
  }
}
