package io.github.pgbailiff.alert;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sights as JSON, in the form in which they are stored; what a later program adds is passed over.
 */
final class SightJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private SightJson() {}

  static String write(Sight sight) {
    return MAPPER.writeValueAsString(sight);
  }

  static Sight read(String json) {
    return MAPPER.readValue(json, Sight.class);
  }
}
