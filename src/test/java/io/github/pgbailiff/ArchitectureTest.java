package io.github.pgbailiff;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {
  private static final String ROOT = Architecture.class.getPackageName();
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);
  private static final long MOST = 23;
  private static final JavaClasses PLANTED =
      new ClassFileImporter().importPackages(ROOT + ".planted");

  @TestFactory
  Stream<DynamicTest> the_code_keeps_every_rule() {
    return new Architecture(ROOT)
        .rules().entrySet().stream()
            .map(rule -> dynamicTest(rule.getKey(), () -> rule.getValue().check(MAIN)));
  }

  @ParameterizedTest(name = "{0} finds {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          imports of command                           | PlantedCommand.java
          imports of verb                              | PlantedVerb.java
          imports of chat                              | PlantedChat.java
          imports of chat.discord                      | PlantedDiscord.java
          imports of ops                               | PlantedOps.java
          a name says what a thing is, not what it does | PlantedWaiting
          packages have no cycles                      | PlantedCommand.java
          com.slack stays in chat.slack                | PlantedDiscord.java
          net.dv8tion stays in chat.discord            | PlantedChat.java
          org.jline stays in chat.terminal             | PlantedChat.java
          java.sql stays in sql, postgres, store, secret and demo   | PlantedVerb.java
          statements and signals stay in postgres      | PlantedVerb.java
          standard streams are for the command line    | PlantedVerb.java
          names are nouns of the domain                | PlantedSessionManager
          names are nouns of the domain                | PlantedImpl
          nothing is set after it was made             | PlantedVerb.java
          no denial is no pass                         | PlantedVerb.java
          """)
  void a_planted_violation_is_named_with_its_line(String rule, String culprit) {
    var rules = new Architecture(ROOT + ".planted").rules();
    String line =
        culprit.endsWith(".java") ? "\\(" + culprit.replace(".", "\\.") + ":\\d+\\)" : culprit;
    assertThatThrownBy(() -> requireNonNull(rules.get(rule), rule).check(PLANTED))
        .isInstanceOf(AssertionError.class)
        .message()
        .containsPattern(line);
  }

  @Test
  void every_package_has_a_place_in_the_table_of_imports() {
    assertThat(packages())
        .filteredOn(name -> !name.equals(ROOT))
        .allMatch(name -> Architecture.IMPORTS.containsKey(name.substring(ROOT.length() + 1)));
  }

  @Test
  void a_line_of_the_table_imports_nothing_that_stands_below_it() {
    List<String> order = List.copyOf(Architecture.IMPORTS.keySet());
    assertThat(Architecture.IMPORTS)
        .allSatisfy((name, imports) ->
            assertThat(order.subList(0, order.indexOf(name))).as(name).containsAll(imports));
  }

  @Test
  void no_room_is_crowded() {
    Map<String, Long> crowds =
        MAIN.stream()
            .filter(type -> !type.getName().contains("$") && !type.getSimpleName().isEmpty())
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
    assertThat(crowds)
        .allSatisfy((name, types) -> assertThat(types).as(name).isLessThanOrEqualTo(MOST));
  }

  @Test
  void every_package_is_null_marked() {
    assertThat(packages())
        .allSatisfy(name ->
            assertThat(isNullMarked(MAIN.getPackage(name)))
                .as("%s has a package-info with @NullMarked", name)
                .isTrue());
  }

  private static boolean isNullMarked(JavaPackage place) {
    return place.tryGetAnnotationOfType(NullMarked.class).isPresent();
  }

  private static Stream<String> packages() {
    return MAIN.stream()
        .map(JavaClass::getPackageName)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream();
  }
}
