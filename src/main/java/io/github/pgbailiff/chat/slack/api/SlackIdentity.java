package io.github.pgbailiff.chat.slack.api;

import com.slack.api.methods.response.auth.AuthTestResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The bot's identity, as Slack sees its token.
 *
 * @param team the workspace's id; where the app is installed for a whole organisation, that one's
 * @param enterprise the organisation on a grid that it is of
 * @param user the bot's own user id
 * @param scopes what the token may do
 */
public record SlackIdentity(
    String team, Optional<String> enterprise, String user, Set<String> scopes) {

  /** Looks it up. */
  public static SlackIdentity of(SlackApi api) {
    AuthTestResponse answer = api.ask("auth.test", m -> m.authTest(r -> r));
    api.tokenWorks();
    List<String> header =
        Optional.ofNullable(answer.getHttpResponseHeaders())
            .map(headers -> headers.get("x-oauth-scopes"))
            .orElse(List.of());
    return new SlackIdentity(
        answer.getTeamId(),
        Optional.ofNullable(answer.getEnterpriseId()),
        answer.getUserId(),
        header.stream()
            .flatMap(line -> Arrays.stream(line.split(",", -1)))
            .map(String::strip)
            .filter(scope -> !scope.isEmpty())
            .collect(Collectors.toUnmodifiableSet()));
  }
}
