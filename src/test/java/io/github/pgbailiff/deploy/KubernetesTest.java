package io.github.pgbailiff.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The manifests for Kubernetes, held to its own types: no field that it does not know. */
class KubernetesTest {
  private static final Path FOLDER = Path.of("config/kubernetes");
  private static final Gson GSON = new Gson();

  @Test
  void every_object_is_what_its_kind_says() throws Exception {
    for (JsonObject object : objects()) {
      validate(object);
    }
    assertThat(objects())
        .extracting(KubernetesTest::kind)
        .contains(
            "Deployment",
            "StatefulSet",
            "Service",
            "PodDisruptionBudget",
            "NetworkPolicy",
            "ServiceAccount",
            "Namespace");
  }

  @Test
  void a_field_that_no_type_knows_is_found_however_deep_it_is() throws Exception {
    JsonObject deployment = object("Deployment", "pgbailiff");
    container(deployment).addProperty("readinessProb", "x");
    assertThatThrownBy(() -> validate(deployment)).hasMessageContaining("readinessProb");
  }

  @Test
  void the_customization_names_every_file_and_nothing_else() throws IOException {
    Map<?, ?> customization = (Map<?, ?>) load(FOLDER.resolve("kustomization.yaml")).getFirst();
    List<String> named = new ArrayList<>();
    resources(customization).forEach(it -> named.add(it.toString()));
    assertThat(customization.toString()).contains("pgbailiff.yaml=configuration.yaml");
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(it -> it.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(named.stream(), Stream.of("kustomization.yaml", "configuration.yaml"))
                  .toList());
    }
  }

  @Test
  void whoever_is_selected_is_there() throws IOException {
    List<String> labels =
        objects().stream()
            .filter(it -> it.has("spec") && it.getAsJsonObject("spec").has("template"))
            .map(it -> it.getAsJsonObject("spec").getAsJsonObject("template"))
            .map(it -> it.getAsJsonObject("metadata").getAsJsonObject("labels").toString())
            .toList();
    for (JsonObject object : objects()) {
      JsonObject spec = object.has("spec") ? object.getAsJsonObject("spec") : new JsonObject();
      for (String name : List.of("selector", "podSelector")) {
        JsonObject selector = spec.has(name) ? spec.getAsJsonObject(name) : new JsonObject();
        JsonElement wanted = selector.has("matchLabels") ? selector.get("matchLabels") : selector;
        assertThat(wanted.toString())
            .isIn(Stream.concat(labels.stream(), Stream.of("{}")).toList());
      }
    }
  }

  @Test
  void nothing_runs_as_root_or_writes_into_its_image() throws IOException {
    for (JsonObject object :
        List.of(object("Deployment", "pgbailiff"), object("StatefulSet", "store"))) {
      JsonObject pod = pod(object);
      assertThat(pod.getAsJsonObject("securityContext").get("runAsNonRoot").getAsBoolean())
          .isTrue();
      assertThat(pod.get("automountServiceAccountToken").getAsBoolean()).isFalse();
      JsonObject security = container(object).getAsJsonObject("securityContext");
      assertThat(security.get("readOnlyRootFilesystem").getAsBoolean()).isTrue();
      assertThat(security.get("allowPrivilegeEscalation").getAsBoolean()).isFalse();
      assertThat(security.getAsJsonObject("capabilities").get("drop").toString())
          .isEqualTo("[\"ALL\"]");
    }
  }

  private static void validate(JsonObject object) throws Exception {
    Class<?> type = Class.forName("io.kubernetes.client.openapi.models.V1" + kind(object));
    try {
      type.getMethod("validateJsonElement", JsonElement.class).invoke(null, object);
    } catch (InvocationTargetException e) {
      Throwable cause = Objects.requireNonNull(e.getCause());
      throw new AssertionError(kind(object) + ": " + cause.getMessage(), cause);
    }
  }

  private static String kind(JsonObject object) {
    return object.get("kind").getAsString();
  }

  private static JsonObject pod(JsonObject object) {
    return object.getAsJsonObject("spec").getAsJsonObject("template").getAsJsonObject("spec");
  }

  private static JsonObject container(JsonObject object) {
    return pod(object).getAsJsonArray("containers").get(0).getAsJsonObject();
  }

  private static JsonObject object(String kind, String name) throws IOException {
    return objects().stream()
        .filter(it -> kind(it).equals(kind))
        .filter(it -> it.getAsJsonObject("metadata").get("name").getAsString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<?> resources(Map<?, ?> customization) {
    return (List<?>) Objects.requireNonNull(customization.get("resources"));
  }

  private static List<JsonObject> objects() throws IOException {
    List<JsonObject> all = new ArrayList<>();
    Map<?, ?> customization = (Map<?, ?>) load(FOLDER.resolve("kustomization.yaml")).getFirst();
    for (Object file : resources(customization)) {
      load(FOLDER.resolve(file.toString()))
          .forEach(it -> all.add(GSON.toJsonTree(it).getAsJsonObject()));
    }
    return all;
  }

  private static List<Object> load(Path file) throws IOException {
    List<Object> documents = new ArrayList<>();
    new Load(LoadSettings.builder().build())
        .loadAllFromString(Files.readString(file))
        .forEach(documents::add);
    return documents;
  }
}
