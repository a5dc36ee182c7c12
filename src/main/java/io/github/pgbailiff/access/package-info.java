/**
 * Who may do what: people, roles, memberships, and the decision on a command.
 *
 * <p>Must not know how anything is carried out or stored.
 */
@NullMarked
package io.github.pgbailiff.access;

import org.jspecify.annotations.NullMarked;
