package io.github.pgbailiff.chat.slack.directory;

import com.slack.api.methods.response.auth.teams.AuthTeamsListResponse;
import io.github.pgbailiff.chat.slack.api.SlackApi;
import io.github.pgbailiff.chat.slack.api.SlackFailure;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The look-up of a user group's members. An app that is installed for a whole organisation has to
 * say in which of its workspaces the group is, which the group's id does not tell.
 */
final class SlackGroupLookUp {
  /** What Slack says where it wants to know the workspace. */
  private static final Set<String> WHICH =
      Set.of("missing_argument", "team_not_found", "team_access_not_granted", "invalid_arguments");

  private static final String NOT_THERE = "no_such_subteam";

  private final SlackApi api;

  SlackGroupLookUp(SlackApi api) {
    this.api = api;
  }

  /**
   * Ids of the members.
   *
   * @throws SlackFailure also where no workspace has such a group
   */
  List<String> members(String group) {
    try {
      return members(group, Optional.empty());
    } catch (SlackFailure e) {
      if (!WHICH.contains(e.error())) {
        throw e;
      }
      return among(teams(), group, () -> e);
    }
  }

  private List<String> among(List<String> teams, String group, Supplier<SlackFailure> none) {
    SlackFailure last = none.get();
    for (String team : teams) {
      try {
        return members(group, Optional.of(team));
      } catch (SlackFailure e) {
        if (!e.error().equals(NOT_THERE)) {
          throw e;
        }
        last = e;
      }
    }
    throw last;
  }

  private List<String> members(String group, Optional<String> team) {
    return api.ask(
            "usergroups.users.list",
            m -> m.usergroupsUsersList(r -> r.usergroup(group).teamId(team.orElse(null))))
        .getUsers();
  }

  private List<String> teams() {
    return api.ask("auth.teams.list", m -> m.authTeamsList(r -> r.limit(100))).getTeams().stream()
        .map(AuthTeamsListResponse.Team::getId)
        .toList();
  }
}
