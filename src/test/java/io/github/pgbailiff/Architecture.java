package io.github.pgbailiff;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rules that hold between the packages below one root, each under the name its test has. */
record Architecture(String root) {
  /**
   * Which of our packages each package imports, from the ground up: a line imports nothing that
   * stands below it.
   */
  private static final String TABLE =
      """
      sql:
      secret:
      file:
      command:
      command.text: command
      command.parse: command command.text
      store: sql secret file
      change: command command.text
      owner: command change
      reply: change
      invocation: command command.text change reply
      access: command
      audit: sql file command store
      audit.verify: sql store audit
      rules: command change access
      outbox: sql command store reply
      alert: sql command change store outbox
      hook: command store alert
      request: command change access rules
      request.record: sql command store change access audit rules request
      request.gate: sql command store change owner access audit rules outbox request request.record
      block: sql command store change access audit outbox request request.record request.gate
      postgres.sql: sql
      postgres.connection: sql secret command change postgres.sql
      postgres.session: sql command change postgres.sql postgres.connection
      postgres.lock: sql postgres.sql postgres.session
      postgres.signal: sql command change postgres.sql postgres.connection postgres.session
      postgres.block: sql command change postgres.sql postgres.connection postgres.session postgres.signal
      postgres.check: change postgres.sql postgres.connection postgres.session
      postgres: command change postgres.sql postgres.connection postgres.session postgres.lock postgres.signal postgres.block postgres.check
      verb.plan: command change reply access audit alert request request.gate block postgres
      verb.view: command change reply access audit alert block postgres.sql postgres.session postgres.lock postgres verb.plan
      verb.finding: command change reply access audit rules alert request request.gate block postgres.sql postgres.session postgres.lock postgres verb.plan verb.view
      verb.signal: command command.parse change reply access postgres.sql postgres.session postgres verb.plan verb.view verb.finding
      verb.block: command command.parse change reply access block postgres.sql postgres.session postgres.block postgres verb.plan verb.view verb.signal
      verb: command command.parse change reply access audit rules alert request request.gate block postgres.sql postgres.session postgres.lock postgres.block postgres verb.plan verb.view verb.finding verb.signal verb.block
      card: command store change reply access rules alert request postgres.sql postgres.block postgres verb.view verb.block
      execution.block: command store change access request block postgres.sql postgres.connection postgres.block postgres verb.view card
      execution: command store change reply access audit rules outbox alert request request.gate block postgres.sql postgres.connection postgres.session postgres.block postgres card execution.block
      delivery: command store owner reply rules outbox alert request request.gate block card execution
      page: sql command store reply access verb.view execution
      suggestion: command command.text command.parse store change access alert request request.gate block postgres.sql postgres.session postgres verb.view card execution
      overview: command change reply access rules alert request request.gate block verb.view card execution
      watch: command store change alert postgres.sql postgres.session postgres.lock postgres verb.view
      bot.flow: command command.parse store change reply invocation access audit rules alert request request.gate postgres verb.plan verb.view card execution page
      bot: command command.text command.parse store change reply invocation access audit rules alert request request.gate block postgres.sql postgres verb.plan verb.view card execution page suggestion overview bot.flow
      config.yaml:
      config.schema: command config.yaml
      chat.text: reply
      chat: sql command store reply invocation access outbox config.schema chat.text
      chat.slack.message: command reply chat.text chat
      chat.slack.api: command chat chat.slack.message
      chat.slack.directory: command access chat.slack.message chat.slack.api
      chat.slack: command command.text reply invocation access outbox config.schema chat chat.slack.message chat.slack.api chat.slack.directory
      chat.discord.message: command reply chat.text chat
      chat.discord.connection: store chat chat.discord.message
      chat.discord: command command.text command.parse reply invocation access outbox config.schema chat chat.discord.message chat.discord.connection
      chat.terminal.text: reply chat.text chat
      chat.terminal: file command command.text reply invocation outbox chat.text chat chat.terminal.text
      ops.http:
      ops: file reply request ops.http
      config: secret command command.parse store owner access audit rules alert hook postgres.connection config.yaml config.schema chat ops
      shell: command command.text store verb execution chat config
      serve: command command.text store change owner reply invocation access audit rules outbox alert hook request request.gate block postgres.connection postgres.session postgres verb.plan verb execution delivery watch bot config.schema chat chat.slack chat.discord ops config shell
      check: command store change reply access audit rules alert hook postgres.sql postgres.connection postgres verb.view verb watch config.schema chat chat.terminal.text chat.terminal config shell
      cli.completion: command shell
      cli: command store reply invocation audit audit.verify request request.record request.gate block postgres.connection postgres.check verb execution bot chat chat.terminal.text chat.terminal ops config shell serve cli.completion
      demo.workload:
      demo.server: secret command store owner access audit rules alert postgres.connection postgres.check execution delivery chat.terminal ops config serve demo.workload
      demo.tour: store reply chat.terminal shell cli demo.workload demo.server
      demo: reply chat.text chat.terminal ops shell demo.workload demo.server demo.tour
      """;

  static final Map<String, List<String>> IMPORTS = imports();

  Map<String, ArchRule> rules() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    IMPORTS.forEach((name, imports) -> rules.put(importsOf(name), mayImport(name, imports)));
    rules.put("packages have no cycles", acyclic());
    rules.put("com.slack stays in chat.slack", only("com.slack..", "chat.slack"));
    rules.put("net.dv8tion stays in chat.discord", only("net.dv8tion..", "chat.discord"));
    rules.put("org.jline stays in chat.terminal", only("org.jline..", "chat.terminal"));
    rules.put(
        "java.sql stays in sql, postgres, store, secret and demo",
        only("java.sql..", "sql", "postgres", "store", "secret", "demo"));
    rules.put("statements and signals stay in postgres", statements());
    rules.put("standard streams are for the command line", standardStreams());
    rules.put("names are nouns of the domain", names());
    rules.put("a name says what a thing is, not what it does", noGerunds());
    rules.put("nothing is set after it was made", noSetters());
    rules.put("no denial is no pass", denialsForGates());
    rules.put("verbs see clusters through a sight", sights());
    return rules;
  }

  static String importsOf(String name) {
    return "imports of " + name;
  }

  private ArchRule mayImport(String name, List<String> imports) {
    String[] own =
        Stream.concat(Stream.of(name), imports.stream()).map(this::at).toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(at(name))
        .should()
        .onlyDependOnClassesThat(resideOutsideOfPackages(root + "..").or(resideInAnyPackage(own)))
        .because("%s may import %s".formatted(name, imports.isEmpty() ? "none of ours" : imports))
        .allowEmptyShould(true);
  }

  private ArchRule acyclic() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles();
  }

  private ArchRule only(String library, String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(Stream.of(packages).map(this::below).toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  /** Others see clusters, and from below them no more than what they answer or why they do not. */
  private ArchRule statements() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(below("postgres"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(below("postgres.sql"), below("postgres.signal"))
                .and(not(nameMatching(".*\\.ClusterException(\\$.*)?"))));
  }

  private ArchRule standardStreams() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(
            root,
            below("shell"),
            below("serve"),
            below("cli"),
            below("demo"),
            below("chat.terminal"))
        .should(ACCESS_STANDARD_STREAMS);
  }

  private ArchRule names() {
    return noClasses()
        .should()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveNameMatching(".*(Helper|Helpers|Util|Utils|Impl|Dto)(\\$.*)?");
  }

  private ArchRule noGerunds() {
    return noClasses()
        .should()
        .haveNameMatching(
            ".*[.$](?!(Cluster|Platform)?Finding|ServerEncoding|Mapping|Setting|Substring)[A-Z]\\w*ing");
  }

  private ArchRule noSetters() {
    return methods()
        .that()
        .arePublic()
        .and(not(aLibraryAsksFor()))
        .should()
        .haveNameNotMatching("set[A-Z].*");
  }

  /** Whoever shows or does something asks the limits about it; only gates ask for all at once. */
  private ArchRule denialsForGates() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(below("access"))
        .and()
        .doNotHaveFullyQualifiedName(root + ".bot.flow.ClusterChoice")
        .and()
        .doNotHaveFullyQualifiedName(root + ".request.gate.RequestRights")
        .should()
        .callMethod(root + ".access.Limits", "denial");
  }

  /** What limits hide is left out in one place. */
  private ArchRule sights() {
    String cluster = root + ".postgres.PostgresCluster";
    return noClasses()
        .that()
        .resideInAPackage(below("verb"))
        .and()
        .doNotHaveFullyQualifiedName(root + ".verb.view.ClusterView")
        .should()
        .callMethod(cluster, "sessions", root + ".postgres.session.SessionQuery")
        .orShould()
        .callMethod(cluster, "session", "int", "boolean")
        .orShould()
        .callMethod(cluster, "locks")
        .orShould()
        .callMethod(cluster, "usage")
        .allowEmptyShould(true);
  }

  private DescribedPredicate<JavaMethod> aLibraryAsksFor() {
    return describe(
        "a library asks for",
        method ->
            Stream.concat(
                    method.getOwner().getAllRawSuperclasses().stream(),
                    method.getOwner().getAllRawInterfaces().stream())
                .filter(type -> !type.getPackageName().startsWith(root))
                .flatMap(type -> type.getMethods().stream())
                .anyMatch(asked -> asked.getName().equals(method.getName())));
  }

  private String below(String name) {
    return root + "." + name + "..";
  }

  /** A package without those below it, which have lines of their own. */
  private String at(String name) {
    return root + "." + name;
  }

  private static Map<String, List<String>> imports() {
    Map<String, List<String>> table = new LinkedHashMap<>();
    TABLE
        .lines()
        .map(line -> line.split(":"))
        .forEach(row ->
            table.put(row[0], row.length == 1 ? List.of() : List.of(row[1].strip().split(" "))));
    return table;
  }
}
