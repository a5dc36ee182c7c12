package io.github.pgbailiff.audit;

import java.time.Duration;

/**
 * The {@code audit} section.
 *
 * @param reads also record plain reading
 * @param jsonLines {@code off}, {@code stdout}, or a file
 * @param anchorEvery how often the head of the record is announced
 */
public record AuditSettings(boolean reads, String jsonLines, Duration anchorEvery) {
  public static final AuditSettings DEFAULT = new AuditSettings(false, "off", Duration.ofHours(1));
}
