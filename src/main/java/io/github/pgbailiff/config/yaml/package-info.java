/**
 * A YAML file as a tree with line numbers, and the references in its values.
 *
 * <p>Must not know which keys there are.
 */
@NullMarked
package io.github.pgbailiff.config.yaml;

import org.jspecify.annotations.NullMarked;
