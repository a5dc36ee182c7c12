package io.github.pgbailiff.chat;

import io.github.pgbailiff.config.schema.ConfigNode;
import io.github.pgbailiff.config.schema.SchemaType;
import io.github.pgbailiff.config.schema.SchemaType.Entries;
import io.github.pgbailiff.config.schema.SchemaType.Field;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The keys about channels that the section of every chat has.
 *
 * @param channel the form of a channel's id
 * @param example such an id
 */
public record ChannelKeys(SchemaType.Text channel, String example) {
  /** The section with the chat's own keys before these. */
  public SchemaType.Section after(Field... own) {
    return SchemaType.section(
        Stream.concat(
                Arrays.stream(own),
                Stream.of(
                    SchemaType.optional(
                        "default_clusters",
                        new Entries(SchemaType.TEXT),
                        "channel id to the cluster it is about"),
                    SchemaType.optional("approvals_channel", channel, "where requests appear too"),
                    SchemaType.optional(
                        "alerts_channel", channel, "where the watch tells what it found"),
                    SchemaType.optional(
                        "audit_channel", channel, "where anchors and break-glass appear")))
            .toArray(Field[]::new));
  }

  /** The clusters that channels are about; it complains about those that there are not. */
  public Map<String, String> defaultClusters(ConfigNode section, Set<String> known) {
    Map<String, String> clusters = new LinkedHashMap<>();
    section
        .entries("default_clusters")
        .forEach((id, cluster) -> {
          if (!channel.pattern().orElseThrow().matcher(id).matches()) {
            cluster.complain(
                "\"%s\" is not the id of a channel, such as %s".formatted(id, example));
          } else if (cluster.text().filter(name -> !known.contains(name)).isPresent()) {
            cluster.unknown("no cluster", known);
          }
          cluster.text().ifPresent(name -> clusters.put(id, name));
        });
    return clusters;
  }
}
