package io.github.pgbailiff.outbox;

import io.github.pgbailiff.command.Place;
import java.util.Optional;

/**
 * Something that has to appear in a chat, claimed by whoever is to see to it.
 *
 * @param message the platform's id of the message that shows an older version; empty: it has not
 *     appeared yet
 * @param attempts how often it was tried before
 */
public record Announcement(
    long id, Place place, Subject subject, Optional<String> message, int attempts) {

  /** The attempt at it that begins now. */
  public Announcer.Attempt attempt() {
    return new Announcer.Attempt(
        "announcement/%d/%s/%s".formatted(id, place.channel(), what()),
        attempts > 0 && message.isEmpty());
  }

  /** The matter without what changes as it goes on. */
  private String what() {
    return switch (subject) {
      case Card(String request, _) -> request;
      case AlertCard(String alert, _) -> alert;
      case Subject other -> other.toString();
    };
  }

  /** The matter that has to appear. */
  public sealed interface Subject {
    /** The thing in words, for a log. */
    default String words() {
      return "a message";
    }
  }

  /**
   * The card of a request, at least as it was at that version; it is edited as the request goes on.
   *
   * @param request the request's id
   */
  public record Card(String request, long version) implements Subject {
    @Override
    public String words() {
      return "the card of " + request;
    }
  }

  /**
   * The outcome for every target of a request, once, below its card; versions before told it so.
   *
   * @param request the request's id
   */
  public record Outcome(String request) implements Subject {
    @Override
    public String words() {
      return "what became of " + request;
    }
  }

  /**
   * One thing that happened to a request, once, below its card.
   *
   * @param request the request's id
   * @param version that it made
   */
  public record Step(String request, long version) implements Subject {}

  /**
   * A request that is over, once, for those who read the record.
   *
   * @param request the request's id
   * @param anchor the head of the record then
   */
  public record Audited(String request, String anchor) implements Subject {}

  /**
   * The end of a request, once, for its requester.
   *
   * @param request the request's id
   */
  public record Told(String request) implements Subject {
    @Override
    public String words() {
      return "the end of " + request;
    }
  }

  /**
   * The word that a request still waits, once, for those who may approve it.
   *
   * @param request the request's id
   */
  public record Reminder(String request) implements Subject {
    @Override
    public String words() {
      return "the reminder of " + request;
    }
  }

  /**
   * The card of an alert, or of those that are told together; it is edited as they go on.
   *
   * @param alert the id of the alert whose card it is
   * @param version how often there was something to show
   */
  public record AlertCard(String alert, long version) implements Subject {
    @Override
    public String words() {
      return "the card of " + alert;
    }
  }

  /**
   * The message to the owner of sessions that a request ended, once.
   *
   * @param request the request's id
   */
  public record Owned(String request) implements Subject {
    @Override
    public String words() {
      return "the word to owners of what " + request + " did";
    }
  }

  /** A sentence, once. */
  public record Notice(String text) implements Subject {
    @Override
    public String words() {
      return "a notice";
    }
  }
}
