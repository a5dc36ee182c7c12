package io.github.pgbailiff.command;

/**
 * Selects clusters by name, by glob, or by label.
 *
 * @param text {@code prod-eu}, {@code prod-*} or {@code env=prod}
 */
public record ClusterPattern(String text) {

  /** Whether the pattern selects the cluster. A label's value may be a glob. */
  public boolean selects(Cluster cluster) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      return new Glob(text).matches(cluster.name());
    }
    String value = cluster.labels().get(text.substring(0, equals));
    return value != null && new Glob(text.substring(equals + 1)).matches(value);
  }

  /** Whether it names one cluster, with neither glob nor label. */
  public boolean isExact() {
    return text.indexOf('=') < 0 && new Glob(text).literal().isPresent();
  }

  @Override
  public String toString() {
    return text;
  }
}
