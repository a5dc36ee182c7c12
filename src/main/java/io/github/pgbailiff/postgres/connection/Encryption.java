package io.github.pgbailiff.postgres.connection;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.postgresql.Driver;

/**
 * The degree to which a JDBC URL keeps a connection from those between here and the server: whether
 * they can read along, pass themselves off as the server, or ask for the password.
 */
public record Encryption(String url) {
  /** What the driver may answer: everything that gives the password to nobody. */
  public static final String ASKED_FOR = "scram-sha-256,gss,sspi,none";

  private static final String REFUSED =
      "the server, or who passes for it, asks for the password in clear or as MD5, and gets it only by SCRAM:"
          + " set the password anew with password_encryption = 'scram-sha-256' and let pg_hba.conf say so,"
          + " or add requireAuth=md5 or requireAuth=password to the url";
  private static final Pattern LOCAL =
      Pattern.compile("localhost|127\\.[0-9.]+|::1|0:0:0:0:0:0:0:1|\\[::1\\]");
  private static final String CHECKED = "verify-full";
  private static final String REMEDY =
      "add sslmode=verify-full to its url, and sslrootcert=FILE for an authority of your own";

  /** What people between here and the server could do; empty when nothing is known of it. */
  public List<ClusterFinding> findings(String what) {
    Properties parts = Optional.ofNullable(Driver.parseURL(url, null)).orElseGet(Properties::new);
    String mode = mode(parts);
    boolean checked = mode.equals(CHECKED) || isLocal(parts.getProperty("PGHOST", ""));
    if (checked) {
      return List.of();
    }
    String so =
        "sslmode is %s and %s is not this machine: ".formatted(mode, parts.getProperty("PGHOST"));
    String message = so + consequence(mode) + passwords(parts);
    return List.of(ClusterFinding.warning(what + ": encryption", message, REMEDY));
  }

  /** The same failure, unless it is that the driver did not give the password away. */
  static SQLException explained(SQLException failure) {
    if (!String.valueOf(failure.getMessage()).contains("requireAuth")) {
      return failure;
    }
    var explained = new SQLException(REFUSED, "28000");
    explained.addSuppressed(failure);
    return explained;
  }

  private static String mode(Properties parts) {
    boolean ssl = !parts.getProperty("ssl", "false").equalsIgnoreCase("false");
    return parts.getProperty("sslmode", ssl ? CHECKED : "prefer").toLowerCase(Locale.ROOT);
  }

  private static boolean isLocal(String hosts) {
    return Arrays.stream(hosts.split(",", -1)).allMatch(host -> LOCAL.matcher(host).matches());
  }

  private static String consequence(String mode) {
    return switch (mode) {
      case "require" ->
          "who is in between can pass for the server, whose certificate is not checked";
      case "verify-ca" -> "another server of the same authority can pass for it";
      case "disable" -> "who is in between reads everything";
      default -> "who is in between can have it unencrypted";
    };
  }

  private static String passwords(Properties parts) {
    String asked = parts.getProperty("requireAuth", ASKED_FOR).replaceAll("\\s", "");
    List<String> methods = List.of(asked.split(",", -1));
    boolean sends =
        asked.isEmpty()
            || methods.contains("password")
            || (asked.startsWith("!") && !methods.contains("!password"));
    return sends ? ", and its requireAuth gives them the password" : "";
  }
}
