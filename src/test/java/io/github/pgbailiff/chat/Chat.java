package io.github.pgbailiff.chat;

import io.github.pgbailiff.access.Memberships;
import io.github.pgbailiff.outbox.Announcer;
import io.github.pgbailiff.serve.Program;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A chat with people in it, which a {@link Product} connects to, leaves and comes back to. */
public interface Chat extends AutoCloseable {
  /** Whether sessions are chosen from the list itself; else their pids are typed. */
  default boolean listsAreMenus() {
    return true;
  }

  /** As in identities and places. */
  String platform();

  /** Its section of the configuration file; empty where it needs none. */
  String section();

  /** The account's id of the person of that name. */
  String account(String person);

  /** The id of the group that stands for a role here; empty where there are no groups. */
  Optional<String> group(String role);

  /**
   * From now on these people are in the groups of these roles, and nobody else; returns when
   * whoever asks is told so.
   */
  void members(Map<String, Set<String>> roles);

  /** The ids of the groups that the person is in then. */
  default Set<String> groups(Map<String, Set<String>> roles, String person) {
    return roles.entrySet().stream()
        .filter(role -> role.getValue().contains(person))
        .map(role -> group(role.getKey()).orElseThrow())
        .collect(Collectors.toSet());
  }

  /**
   * The account of the person of that name is closed; returns when whoever asks is told so. Nothing
   * where accounts are not the chat's.
   */
  void leaves(String person);

  /** Who says which groups an account is in; empty where there are no groups. */
  Optional<Memberships> memberships();

  /** Lets the program take commands, until {@link #disconnect}. */
  void connect(Program program);

  /** Shows what nobody waits for, while connected. */
  Announcer announcer();

  void disconnect();

  /** The person of that name in front of this chat. */
  Someone as(String person);

  /** What is written to the person of that name directly. */
  String direct(String person);

  /** What is shown to everybody in the channel for the record. */
  String audit();

  /** Every message that stands in a channel by itself, as it is now; none where nothing is kept. */
  default List<String> publicly() {
    return List.of();
  }

  /**
   * Every message that everybody sees, in threads too, as it is now; none where nothing is kept.
   */
  default List<String> standing() {
    return List.of();
  }

  /** Every message that only the person of that name sees, as it is now. */
  default List<String> privately(String person) {
    return List.of();
  }

  /** Every card that was printed, where nothing can be edited; none where cards are messages. */
  default List<String> printed() {
    return List.of();
  }

  /** Whatever anybody was shown that is more than words: mentions, links, markup. */
  List<String> effects();

  /** Whether an effect is the mention of those who may approve. */
  default boolean isForApprovers(String effect) {
    return false;
  }

  @Override
  void close();
}
