package io.github.pgbailiff.reply;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The load of a button: an action on something that the store knows, and the version of it that was
 * shown.
 *
 * @param id a request's id, or the opaque id of a stored page
 * @param version the request's version, or the number of the page, step or session
 */
public record Press(Action action, String id, long version) {
  private static final Pattern FORM =
      Pattern.compile(
          "(%s):([0-9]{1,18}):([A-Za-z0-9-]{1,64})"
              .formatted(
                  Arrays.stream(Action.values()).map(Enum::name).collect(Collectors.joining("|"))));

  /** The effect of a button. */
  public enum Action {
    CONFIRM(false, true),
    /** Confirms a request that lacks the reason which its rules ask for. */
    CONFIRM_WITH_REASON(true, true),
    DISMISS(false, true),
    APPROVE(true, true),
    DENY(true, true),
    WITHDRAW(false, true),
    DETAILS(false, false),
    BREAK_GLASS(true, true),
    DRAIN(false, false, "drain"),
    /** Opens again what a request has shut. */
    REOPEN(false, false, "unblock"),
    /** Moves the end of what a request has shut. */
    EXTEND(false, false, "block"),
    /** Asks anew for what nobody has decided on. */
    ASK_AGAIN(false, false),
    /** Ends the session of that number behind which some still wait. */
    END_HOLDER(false, false, "terminate"),
    /** The lock tree of the cluster of that session. */
    HOLDER_LOCKS(false, false, "locks"),
    PAGE(false, true),
    CSV(false, false),
    /** Takes the next step of that number that a stored answer offers. */
    STEP(false, false),
    /** Asks once more what a stored answer answers. */
    REFRESH(false, true),
    /** The same, where everybody in the channel sees it. */
    SHARE(false, false),
    SELECT_CANCEL(false, false, "cancel"),
    SELECT_TERMINATE(false, false, "terminate"),
    /** Starts the act that an alert offers. */
    ALERT_ACT(false, false),
    ALERT_LOCKS(false, false),
    ALERT_SHOW(false, false),
    ALERT_USAGE(false, false),
    ALERT_SNOOZE(true, false);

    private final boolean asks;
    private final boolean replaces;
    private final String verb;

    Action(boolean asks, boolean replaces) {
      this(asks, replaces, "");
    }

    Action(boolean asks, boolean replaces, String verb) {
      this.asks = asks;
      this.replaces = replaces;
      this.verb = verb;
    }

    /** Whether pressing it opens a question before anything is done. */
    public boolean asks() {
      return asks;
    }

    /** Whether its answer takes the place of the private message that it was pressed on. */
    public boolean replaces() {
      return replaces;
    }

    /** Whether it decides on a request, on a card that everybody sees. */
    public boolean decides() {
      return this == APPROVE || this == DENY || this == WITHDRAW;
    }

    /** The verb that it stands for, as if whoever presses it had typed it. */
    public Optional<String> verb() {
      return Optional.of(verb).filter(it -> !it.isEmpty());
    }

    /** Whether it is on the card of an alert. */
    public boolean isOfAlert() {
      return name().startsWith("ALERT_");
    }

    /** Whether it is about rows that are chosen in a menu. */
    public boolean selects() {
      return this == SELECT_CANCEL || this == SELECT_TERMINATE;
    }
  }

  /** The command that does the same where nothing can be pressed; there is not one for each. */
  public Optional<String> typed() {
    Optional<String> typed =
        switch (action) {
          case APPROVE, DENY, WITHDRAW -> Optional.of(action.name().toLowerCase(Locale.ROOT));
          case ALERT_SNOOZE -> Optional.of("snooze");
          default -> Optional.empty();
        };
    return typed.map(it -> it + " " + id);
  }

  /** The only thing that leaves the program: short, opaque, and within every platform's limit. */
  public String token() {
    return action.name() + ":" + version + ":" + id;
  }

  /**
   * The press that a token stands for.
   *
   * @throws IllegalArgumentException when it is not one of ours
   */
  public static Press parse(String token) {
    Matcher matcher = FORM.matcher(token);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a button of pgbailiff: " + token);
    }
    return new Press(
        Action.valueOf(matcher.group(1)), matcher.group(3), Long.parseLong(matcher.group(2)));
  }
}
