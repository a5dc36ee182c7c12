package io.github.pgbailiff;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rules that hold between the packages below one root, each under the name its test has. */
record Architecture(String root) {
  private static final List<String> NOT_WIRING =
      List.of(
          "command",
          "reply",
          "store",
          "change",
          "authorization",
          "audit",
          "approval",
          "postgres",
          "verb",
          "executor");

  /** Which of our packages each package may import besides itself; those that wire are not here. */
  static final Map<String, List<String>> IMPORTS = imports();

  /** Packages that may import anything, save that config is for cli, demo and Main alone. */
  static final List<String> WIRING = List.of("", "cli", "demo", "ops");

  Map<String, ArchRule> rules() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    IMPORTS.forEach((name, imports) -> rules.put(importsOf(name), mayImport(name, imports)));
    rules.put("ops imports no config", noneIn("ops", resideInAPackage(below("config"))));
    rules.put("packages have no cycles", acyclic());
    rules.put("com.slack stays in chat.slack", only("com.slack..", "chat.slack"));
    rules.put("net.dv8tion stays in chat.discord", only("net.dv8tion..", "chat.discord"));
    rules.put("org.jline stays in chat.terminal", only("org.jline..", "chat.terminal"));
    rules.put(
        "java.sql stays in postgres, store and demo",
        only("java.sql..", "postgres", "store", "demo"));
    rules.put("standard streams are for the command line", standardStreams());
    rules.put("names are nouns of the domain", names());
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
        Stream.concat(Stream.of(name), imports.stream()).map(this::exactly).toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(exactly(name))
        .should()
        .onlyDependOnClassesThat(resideOutsideOfPackages(root + "..").or(resideInAnyPackage(own)))
        .because("%s may import %s".formatted(name, imports.isEmpty() ? "none of ours" : imports))
        .allowEmptyShould(true);
  }

  private ArchRule noneIn(String name, DescribedPredicate<JavaClass> unwanted) {
    return noClasses()
        .that()
        .resideInAPackage(below(name))
        .should()
        .dependOnClassesThat(unwanted)
        .allowEmptyShould(true);
  }

  private ArchRule acyclic() {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  private ArchRule only(String library, String... packages) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(Stream.of(packages).map(this::below).toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  private ArchRule standardStreams() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(root, below("cli"), below("demo"), below("chat.terminal"))
        .should(ACCESS_STANDARD_STREAMS);
  }

  private ArchRule names() {
    return noClasses()
        .should()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveNameMatching(".*(Helper|Helpers|Util|Utils|Impl|Dto)(\\$.*)?");
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
        .resideOutsideOfPackage(below("authorization"))
        .and()
        .doNotHaveFullyQualifiedName(root + ".executor.ClusterChoice")
        .and()
        .doNotHaveFullyQualifiedName(root + ".approval.Rights")
        .should()
        .callMethod(root + ".authorization.Limits", "denial");
  }

  /** What limits hide is left out in one place. */
  private ArchRule sights() {
    String cluster = root + ".postgres.PostgresCluster";
    return noClasses()
        .that()
        .resideInAPackage(below("verb"))
        .and()
        .doNotHaveFullyQualifiedName(root + ".verb.Sight")
        .should()
        .callMethod(cluster, "sessions", root + ".postgres.SessionQuery")
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

  /** A package without its children where these have rules of their own. */
  private String exactly(String name) {
    return name.equals("chat") ? root + ".chat" : below(name);
  }

  private static Map<String, List<String>> imports() {
    List<String> chat = List.of("executor", "command", "reply", "store");
    Map<String, List<String>> table = new LinkedHashMap<>();
    table.put("command", List.of());
    table.put("reply", List.of());
    table.put("store", List.of());
    table.put("change", List.of("command"));
    table.put("authorization", List.of("command"));
    table.put("audit", List.of("store", "command"));
    table.put("approval", List.of("command", "change", "authorization", "audit", "store"));
    table.put("postgres", List.of("change", "command"));
    table.put(
        "verb",
        List.of("command", "reply", "change", "postgres", "authorization", "approval", "audit"));
    table.put("executor", NOT_WIRING);
    table.put("chat", chat);
    for (String platform : List.of("slack", "discord", "terminal")) {
      table.put("chat." + platform, Stream.concat(chat.stream(), Stream.of("chat")).toList());
    }
    table.put(
        "config",
        Stream.concat(
                NOT_WIRING.stream(),
                Stream.of("ops", "chat", "chat.slack", "chat.discord", "chat.terminal"))
            .toList());
    return table;
  }
}
