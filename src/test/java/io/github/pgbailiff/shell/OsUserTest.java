package io.github.pgbailiff.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OsUserTest {
  /** Prints what the process takes for its user. */
  static final class Asked {
    public static void main(String[] arguments) {
      OsUser user = OsUser.current();
      System.out.print(user.name() + " " + user.uid());
    }
  }

  @Test
  void it_is_the_user_that_the_system_knows() throws Exception {
    assertThat(OsUser.current().name()).isEqualTo(run("id", "-un"));
    assertThat(OsUser.current().uid()).isEqualTo(Long.parseLong(run("id", "-u")));
  }

  @Test
  void neither_the_environment_nor_a_property_makes_somebody_else() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = "target/classes" + File.pathSeparator + "target/test-classes";
    String user = run(java, "-Duser.name=ann", "-cp", classes, Asked.class.getName());
    assertThat(user).isEqualTo(run("id", "-un") + " " + run("id", "-u"));
  }

  @Test
  void the_kernel_vouches_for_numbers_of_the_whole_machine_only(@TempDir Path folder)
      throws Exception {
    Path map = folder.resolve("uid_map");
    Files.writeString(map, "         0          0 4294967295\n");
    assertThat(OsUser.isVouched(map)).isTrue();
    for (String part : List.of("0 1000 1", "0 0 65536", "0 0 1\n1 1 4294967294", "")) {
      assertThat(OsUser.isVouched(Files.writeString(map, part))).as(part).isFalse();
    }
  }

  @Test
  void processes_tell_the_account_that_they_are_of_on_this_machine_alone() {
    var serve = new OsUser(1001, "pgbailiff", true);
    assertThat(OsUser.of(serve.on("db1") + "/4711/x", "db1")).contains(1001L);
    assertThat(OsUser.of(serve.on("db1") + "/4711/x", "db2")).isEmpty();
    assertThat(OsUser.of("db1/x/4711/y", "db1")).isEmpty();
    assertThat(OsUser.of("db1", "db1")).isEmpty();
  }

  private static String run(String... command) throws Exception {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    for (String name : new String[] {"USER", "LOGNAME", "USERNAME", "SUDO_USER"}) {
      builder.environment().put(name, "ann");
    }
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return out;
  }
}
