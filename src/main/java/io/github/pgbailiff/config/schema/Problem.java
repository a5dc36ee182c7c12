package io.github.pgbailiff.config.schema;

/**
 * One thing that is wrong with the file.
 *
 * @param file empty: the one that was named
 * @param path such as {@code roles[1].allow[0].verbs[2]}; empty: the file as a whole
 * @param line counted from 1; 0 when the file could not be read
 * @param message the value, unless it is a secret's, and what would be right
 */
public record Problem(String file, String path, int line, String message) {

  @Override
  public String toString() {
    String where =
        line > 0 ? (file + " line " + line).strip() + ": " : file.isEmpty() ? "" : file + ": ";
    return where + (path.isEmpty() ? message : path + ": " + message);
  }
}
