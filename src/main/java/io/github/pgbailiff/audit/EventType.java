package io.github.pgbailiff.audit;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The kinds of events in the record, with the fields that each must and may have besides {@code
 * seq}, {@code at} and {@code type}.
 *
 * <p>Every event may have these: {@code actor} (an identity such as {@code slack:U0ANN0001}),
 * {@code person}, {@code place} ({@code slack:C0OPS0001}), {@code host}, {@code verb}, {@code
 * command} (canonical text without literals), {@code cluster} or {@code clusters}, {@code request}
 * and {@code reason}. {@code targets} is a list of maps with {@code cluster}, {@code pid}, {@code
 * backend_start} and, once known, {@code outcome}.
 */
public enum EventType {
  /** Somebody gave a command that acts, decides or looks into the record. */
  ASKED("actor verb", ""),
  /** A command or a press was refused for want of a permission. */
  DENIED("actor why", "permission"),
  /** A text was no command; only its verb and keys are kept. */
  MISUNDERSTOOD("actor", "keys why"),
  /** Somebody read; recorded only when the configuration says so. */
  READ("actor verb", "rows"),
  /** Somebody read with query texts unmasked. */
  READ_LITERALS("actor verb", "rows"),
  /** A change waits for its confirmation or its approvals. */
  REQUEST_CREATED("actor verb request", "targets excluded steps requires change expires_at"),
  /** The requester confirmed. */
  REQUEST_CONFIRMED("actor request", "version requires"),
  /** One person approved, for the rules or roles named. */
  REQUEST_APPROVED("actor request", "rules roles version have need requires"),
  /** One person denied: the request is over. */
  REQUEST_DENIED("actor request", "version"),
  /** The requester took it back. */
  REQUEST_WITHDRAWN("actor request", "version"),
  /** Nobody decided in time. */
  REQUEST_EXPIRED("request", "version"),
  /** It was approved and must not be carried out all the same. */
  REQUEST_REFUSED("request why", "version"),
  /** Somebody went ahead without the approvals that the rules ask for. */
  BREAK_GLASS("actor request", "version"),
  /** What is about to be done, with every frozen target; durable before the first signal. */
  EXECUTING("request targets", "steps holder version"),
  /** What became of the targets of one cluster. */
  OUTCOME("request", "targets outcomes why"),
  /** A request was carried out. */
  FINISHED("request", "outcomes version"),
  /** Whoever carried it out is gone; what was found is in the targets. */
  INTERRUPTED("request", "targets outcomes why version"),
  /** Connections are refused from now on. */
  BLOCK_SET("block", "sql database user until"),
  /** The end of a block was moved. */
  BLOCK_MOVED("block", "sql database user until"),
  /** Another server answers for its cluster, and refuses them too. */
  BLOCK_TAKEN_OVER("block why", "sql database user"),
  /** Connections are accepted again. */
  BLOCK_LIFTED("block", "sql database user why"),
  /** Somebody wants to hear nothing of an alert for a while. */
  ALERT_SNOOZED("actor alert", "application until"),
  /** The head of the record was told to the outside. */
  ANCHOR("anchor", "announced"),
  /** A long-running process took up work. */
  SERVE_STARTED("host", "version platforms"),
  /** A long-running process read its configuration anew, and goes on by it. */
  CONFIGURATION_LOADED("host hash", "clusters_gone clusters_new needs_restart"),
  /** A long-running process ended in order. */
  SERVE_STOPPED("host", "why");

  private static final String COMMON =
      "actor person place host verb command cluster clusters request reason";

  private final String required;
  private final String optional;

  EventType(String required, String optional) {
    this.required = required;
    this.optional = optional;
  }

  /** The fields without which there is no such event. */
  public Set<String> required() {
    return Set.copyOf(List.of(required.split(" ")));
  }

  /** All fields that such an event may have. */
  public Set<String> allowed() {
    return new TreeSet<>(List.of((required + " " + optional + " " + COMMON).strip().split(" +")));
  }

  /** How the record writes it: {@code request_created}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
