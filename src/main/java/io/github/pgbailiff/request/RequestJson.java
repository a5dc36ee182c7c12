package io.github.pgbailiff.request;

import io.github.pgbailiff.rules.Requirements;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The parts of a request that are stored as JSON, beside its change. */
public final class RequestJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private RequestJson() {}

  public static String ofRequirements(Requirements requirements) {
    return MAPPER.writeValueAsString(requirements);
  }

  public static Requirements requirements(String json) {
    return MAPPER.readValue(json, Requirements.class);
  }

  public static String ofResults(List<PartResult> results) {
    return MAPPER.writeValueAsString(results);
  }

  public static List<PartResult> results(String json) {
    return MAPPER.readValue(json, new TypeReference<List<PartResult>>() {});
  }

  public static String ofRoles(Set<String> roles) {
    return MAPPER.writeValueAsString(new TreeSet<>(roles));
  }

  public static Set<String> roles(String json) {
    return MAPPER.readValue(json, new TypeReference<Set<String>>() {});
  }
}
