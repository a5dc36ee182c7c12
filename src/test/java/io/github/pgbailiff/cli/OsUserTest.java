package io.github.pgbailiff.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

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
    assertThat(OsUser.current().groups()).contains(Long.parseLong(run("id", "-g")));
  }

  @Test
  void neither_the_environment_nor_a_property_makes_somebody_else() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = "target/classes" + File.pathSeparator + "target/test-classes";
    String user = run(java, "-Duser.name=ann", "-cp", classes, Asked.class.getName());
    assertThat(user).isEqualTo(run("id", "-un") + " " + run("id", "-u"));
  }

  private static String run(String... command) throws Exception {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    for (String name : new String[] {"USER", "LOGNAME", "USERNAME", "SUDO_USER"}) {
      builder.environment().put(name, "ann");
    }
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return out;
  }
}
