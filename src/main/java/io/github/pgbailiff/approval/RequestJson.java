package io.github.pgbailiff.approval;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The parts of a request that are stored as JSON, beside its change. */
final class RequestJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private RequestJson() {}

  static String ofRequirements(Requirements requirements) {
    return MAPPER.writeValueAsString(requirements);
  }

  static Requirements requirements(String json) {
    return MAPPER.readValue(json, Requirements.class);
  }

  static String ofResults(List<Result> results) {
    return MAPPER.writeValueAsString(results);
  }

  static List<Result> results(String json) {
    return MAPPER.readValue(json, new TypeReference<List<Result>>() {});
  }

  static String ofRoles(Set<String> roles) {
    return MAPPER.writeValueAsString(new TreeSet<>(roles));
  }

  static Set<String> roles(String json) {
    return MAPPER.readValue(json, new TypeReference<Set<String>>() {});
  }
}
