package io.github.pgbailiff.postgres;

import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.postgres.connection.Login;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The roles that pgbailiff logs in as on one server; elsewhere their names are anybody's. */
final class OwnRoles {
  private final ClusterSettings settings;
  private final Optional<Login> store;
  private final ServerAliases aliases;

  /** Looked up once, since names may have to be: whether the store is on this server. */
  private volatile Optional<Boolean> storeHere = Optional.empty();

  OwnRoles(ClusterSettings settings, Optional<Login> store, ServerAliases aliases) {
    this.settings = settings;
    this.store = store;
    this.aliases = aliases;
  }

  Set<String> here() {
    var roles = new TreeSet<String>();
    store.filter(this::isHere).ifPresent(it -> roles.add(it.role()));
    settings.username().ifPresent(roles::add);
    roles.addAll(aliases.logins(settings.cluster().name()));
    return roles;
  }

  /** The database of the store, where it is on this server. */
  Optional<String> storeDatabase() {
    return store.filter(this::isHere).map(Login::database);
  }

  private boolean isHere(Login login) {
    boolean here = storeHere.orElseGet(() -> login.mayBeAt(settings.url()));
    storeHere = Optional.of(here);
    return here;
  }
}
