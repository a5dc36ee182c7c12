package io.github.pgbailiff.audit;

/**
 * An event of the record as one line for other programs.
 *
 * @param json the event as canonical JSON
 */
public record RecordLine(EventType type, String json) {}
