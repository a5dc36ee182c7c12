/**
 * Real PostgreSQL servers for tests, of a container, of Maven Central or from elsewhere.
 *
 * <p>Must not know any test.
 */
@NullMarked
package io.github.pgbailiff.testing.postgres;

import org.jspecify.annotations.NullMarked;
