package io.github.pgbailiff.postgres.block;

import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.command.NearestWord;
import io.github.pgbailiff.postgres.connection.IdentityQuery;
import io.github.pgbailiff.postgres.connection.ManagedSessions;
import io.github.pgbailiff.postgres.session.Protection;
import io.github.pgbailiff.postgres.sql.Server;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The knowledge of a target before it is blocked or unblocked.
 *
 * @param target with the oids that the names have; empty when one of them is nobody's
 * @param identity what the cluster was when it was looked at
 * @param blocked whether it is blocked already
 * @param former the state before, where the functions of {@code grants} have blocked it
 * @param state the state now, which unblocking brings back once it is blocked
 * @param sql the statement that blocks it
 * @param undo the statement that unblocks it again
 * @param undoFrom where that can be run, in words
 * @param stillIn who gets in when it is blocked; at most 50, those by rights first
 * @param entering how many those are in all
 * @param sessions how many sessions are inside it
 * @param around of those that a provider's superuser holds, whose they are
 * @param warnings what people should know before, in words
 * @param againstBlock what is in the way of blocking it, with what would help
 * @param againstUnblock what is in the way of unblocking it
 * @param guarded why nobody blocks it, however it stands
 * @param passable who gets in although it is blocked already, with what would keep them out
 * @param row the row of the catalogue that tells how it stands, where that can be read
 * @param remembers whether the cluster itself tells what pgbailiff blocked from what others blocked
 *     since
 * @param hindrances what keeps people out all the same when it is unblocked, in words
 * @param upstream host and port of the server that a standby follows
 */
public record BlockPreview(
    BlockTargetName name,
    Optional<BlockTarget> target,
    ClusterIdentity identity,
    boolean blocked,
    Optional<String> former,
    String state,
    List<String> sql,
    List<String> undo,
    String undoFrom,
    List<StillIn> stillIn,
    int entering,
    int sessions,
    List<String> around,
    List<String> warnings,
    List<String> againstBlock,
    List<String> againstUnblock,
    Optional<String> guarded,
    Optional<String> passable,
    Optional<CatalogueRow> row,
    boolean remembers,
    List<String> hindrances,
    Optional<String> upstream) {
  public BlockPreview {
    sql = List.copyOf(sql);
    undo = List.copyOf(undo);
    stillIn = List.copyOf(stillIn);
    around = List.copyOf(around);
    warnings = List.copyOf(warnings);
    againstBlock = List.copyOf(againstBlock);
    againstUnblock = List.copyOf(againstUnblock);
    hindrances = List.copyOf(hindrances);
  }

  public static BlockPreview from(
      Server server, BlockTargetName name, Set<String> ownRoles, Protection protection)
      throws SQLException {
    TargetState target = TargetStateQuery.read(server, name, ownRoles);
    var objections = new BlockObjections(target, protection);
    if (target.target().isEmpty()) {
      List<String> missing = List.of(missing(server, target));
      return of(objections, server, List.of(), missing, missing);
    }
    var warnings = new ArrayList<>(BlockWarnings.of(target, server.dialect().version()));
    warnings.addAll(BlockWarnings.of(PreparedTransaction.inside(server, name, ownRoles)));
    protection
        .entryAt(name)
        .map("the entry %s connects to it, and answers nothing until it is opened"::formatted)
        .ifPresent(warnings::add);
    return of(
        objections,
        server,
        warnings,
        objections.toBlock(),
        objections.toUnblock(target.kept().state().isPresent()));
  }

  private static BlockPreview of(
      BlockObjections objections,
      Server server,
      List<String> warnings,
      List<String> toShut,
      List<String> toOpen)
      throws SQLException {
    TargetState target = objections.target();
    boolean exists = target.target().isPresent();
    return new BlockPreview(
        target.name(),
        target.target(),
        IdentityQuery.read(server),
        target.standing().blocked(),
        target.kept().state(),
        target.state(),
        statement(target.statements().block()),
        statement(target.unblockSql(target.kept().state())),
        from(target),
        target.standing().stillIn(),
        target.standing().entering(),
        target.around().sessions(),
        target.around().superusers().stream().filter(ManagedSessions::isProviders).toList(),
        warnings,
        toShut,
        toOpen,
        objections.guarded().filter(_ -> exists),
        new Bypass(target).ofGroup().filter(_ -> exists && target.standing().blocked()),
        CatalogueRow.of(server, target),
        target.power().byFunctions(),
        BlockWarnings.ofUnblocked(target),
        target.around().upstream());
  }

  private static List<String> statement(String sql) {
    return sql.isEmpty() ? List.of() : List.of(sql);
  }

  private static String from(TargetState target) {
    return target
        .base()
        .map(base ->
            "any database but %s, such as %s".formatted(base.name(), target.around().maintenance()))
        .orElse("any database");
  }

  private static String missing(Server server, TargetState target) throws SQLException {
    boolean database = target.base().isEmpty() && target.name().database().isPresent();
    String kind = database ? "database" : "role";
    String name = (database ? target.name().database() : target.name().named()).orElseThrow();
    List<String> names =
        server.query(
            database ? "database-names" : "role-names",
            rows -> {
              rows.next();
              return rows.texts("names");
            });
    return "%s \"%s\" does not exist%s"
        .formatted(
            kind,
            name,
            NearestWord.of(name, names).map(near -> "; did you mean " + near + "?").orElse(""));
  }
}
