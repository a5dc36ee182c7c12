package io.github.pgbailiff.chat.discord;

import io.github.pgbailiff.access.Memberships;
import io.github.pgbailiff.chat.Dispatcher;
import io.github.pgbailiff.chat.Platform;
import io.github.pgbailiff.chat.PlatformServices;
import io.github.pgbailiff.chat.Workers;
import io.github.pgbailiff.chat.discord.connection.DiscordFailure;
import io.github.pgbailiff.chat.discord.connection.DiscordGateway;
import io.github.pgbailiff.chat.discord.connection.DiscordRest;
import io.github.pgbailiff.chat.discord.connection.GatewayKeeper;
import io.github.pgbailiff.chat.discord.connection.GatewayLease;
import io.github.pgbailiff.chat.discord.message.DiscordOrigin;
import io.github.pgbailiff.chat.discord.message.DiscordSettings;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.invocation.Handler;
import io.github.pgbailiff.outbox.Announcer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Discord: the gateway through JDA on one replica, announcements and members through REST on all.
 */
public final class DiscordPlatform implements Platform {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordPlatform.class);
  private static final int MOST_AT_ONCE = 200;
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final DiscordSettings settings;
  private final List<Declaration> verbs;
  private final DiscordRest rest;
  private final DiscordMembers members;
  private final DiscordAnnouncer announcer;
  private final DiscordRegistration registration;
  private final Workers workers = new Workers("discord", MOST_AT_ONCE, GRACE);
  private final ListenerAdapter[] listeners;
  private final GatewayLease lease;
  private final GatewayKeeper keeper;
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile Optional<String> tokenProblem = Optional.empty();

  /**
   * @param ids for nonces, and for the name under which this replica holds the gateway
   */
  DiscordPlatform(DiscordSettings settings, PlatformServices services, Supplier<UUID> ids) {
    this(settings, services, ids, GatewayKeeper.Pauses.USUAL);
  }

  DiscordPlatform(
      DiscordSettings settings,
      PlatformServices services,
      Supplier<UUID> ids,
      GatewayKeeper.Pauses pauses) {
    this.settings = settings;
    this.verbs = services.verbs();
    this.rest = new DiscordRest(settings);
    this.members = new DiscordMembers(settings.guilds(), rest);
    this.announcer = new DiscordAnnouncer(rest, ids);
    this.registration =
        new DiscordRegistration(settings.guilds(), DiscordCommands.tree(verbs), rest);
    Handler handler = services.handler();
    this.listeners =
        listeners(
            services,
            new DiscordAnswers(
                rest, new Dispatcher(handler, services.deliveries(), workers), services.clock()),
            new DiscordWelcome(settings, services.deliveries(), announcer));
    this.lease = new GatewayLease(services.leases(), ids.get().toString());
    this.keeper = new GatewayKeeper(lease, this::connect, this::lookAround, pauses);
  }

  private ListenerAdapter[] listeners(
      PlatformServices services, DiscordAnswers answers, DiscordWelcome welcome) {
    return new ListenerAdapter[] {
      new DiscordListener(settings, services, answers),
      new DiscordPresses(settings, services, answers),
      welcome,
      registration
    };
  }

  private void lookAround() {
    try {
      checkToken();
      tokenProblem = Optional.empty();
    } catch (RejectedException e) {
      // It shows before somebody needs it, and on a replica that stands by, too.
      tokenProblem = Optional.ofNullable(e.getMessage());
    } catch (DiscordFailure e) {
      LOG.info("discord: the token could not be looked at: {}", e.getMessage());
    }
    registration.registerAgain();
  }

  @Override
  public String name() {
    return DiscordOrigin.PLATFORM;
  }

  @Override
  public void start() {
    try {
      checkToken();
    } catch (DiscordFailure e) {
      // The keeper tries again until Discord is there.
      LOG.warn("{}", e.getMessage());
    }
    DiscordWarmUp.run(verbs);
    lease.start();
    keeper.start();
    started.set(true);
  }

  private void checkToken() {
    try {
      rest.get("users/@me");
    } catch (DiscordFailure e) {
      if (e.isAboutToken()) {
        throw DiscordGateway.rejected();
      }
      throw e;
    }
  }

  private DiscordGateway connect() {
    checkToken();
    return new DiscordGateway(settings, rest, listeners);
  }

  @Override
  public Optional<String> problem() {
    return started.get()
        ? keeper.problem().or(() -> tokenProblem).or(registration::problem)
        : Optional.of("not started");
  }

  /** Whether another replica holds the gateway: this one is ready to take over. */
  boolean standsBy() {
    return started.get() && keeper.standsBy();
  }

  @Override
  public Optional<String> note() {
    return standsBy()
        ? Optional.of("stands by: another replica holds the gateway")
        : Optional.empty();
  }

  @Override
  public Announcer announcer() {
    return announcer;
  }

  @Override
  public Memberships memberships() {
    return new DiscordMemberships(members);
  }

  DiscordMembers members() {
    return members;
  }

  /** First the work, over a gateway that still answers, then the gateway, then the right to it. */
  @Override
  public void stop() {
    if (closed.getAndSet(true)) {
      return;
    }
    workers.close();
    if (started.get()) {
      keeper.close();
      lease.close();
    }
  }

  @Override
  public void close() {
    stop();
    rest.close();
  }
}
